import { agreeVersion } from './version';

test('[WIRE-1] the highest version that both speak, or none', () => {
  expect(agreeVersion({ min: 1, max: 3 }, { min: 2, max: 5 })).toBe(3);
  expect(agreeVersion({ min: 1, max: 1 }, { min: 1, max: 1 })).toBe(1);
  expect(agreeVersion({ min: 1, max: 2 }, { min: 3, max: 4 })).toBeNull();
});
