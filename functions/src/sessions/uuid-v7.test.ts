import { uuidV7 } from './uuid-v7';

test('[SESS-2] holds its time, version and variant, and everything else is chance', () => {
  const id = uuidV7(0x0192_3456_789a, (size) => new Uint8Array(size).fill(0xff));
  expect(id).toBe('01923456-789a-7fff-bfff-ffffffffffff');
  expect(uuidV7(0, (size) => new Uint8Array(size))).toBe('00000000-0000-7000-8000-000000000000');
});
