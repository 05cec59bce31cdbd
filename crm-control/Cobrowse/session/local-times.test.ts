import { localTimes } from './local-times';
import { sessionFixture } from '../session-fixture';

test('times of a server whose clock is an hour ahead become times here', () => {
  const here = 1_700_000_000_000;
  const { invited, paused, away, ended } = sessionFixture(here + 3_600_000);
  expect(localTimes(invited, here)).toMatchObject({ until: here + 600_000 });
  expect(localTimes(paused, here)).toMatchObject({ until: here + 60_000, since: here - 1_000 });
  expect(localTimes(away, here)).toMatchObject({
    customer: { here: false, until: here + 120_000 },
    desk: { here: true },
  });
  const ends = { at: here + 3_700_000, reason: 'limit' } as const;
  expect(localTimes({ ...away, ends }, here)).toMatchObject({ ends: { at: here + 100_000, reason: 'limit' } });
  expect(localTimes(ended, here)).toMatchObject({ at: here });
});

test('the order of news stays that of the server', () => {
  const { live } = sessionFixture(500);
  expect(localTimes(live, 9_000).now).toBe(500);
});
