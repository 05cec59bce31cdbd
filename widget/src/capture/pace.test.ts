import { COALESCE_BUSY_MS, COALESCE_MS } from '@beside/protocol';
import { Pace } from './pace';

test('the first change leaves at once, one right after it is gathered', () => {
  const pace = new Pace();
  expect(pace.waitFrom(1_000)).toBe(0);
  pace.left(1_000);
  expect(pace.waitFrom(1_010)).toBe(COALESCE_MS - 10);
});

test('changes that come apart, as when typing, each leave at once', () => {
  const pace = new Pace();
  for (let now = 0; now < 2_000; now += 100) {
    expect(pace.waitFrom(now)).toBe(0);
    pace.left(now);
  }
});

test('an animation is gathered ever longer, up to a bound, and a pause makes the next change a first one', () => {
  const pace = new Pace();
  let sent = 0;
  let due: number | null = null;
  for (let now = 0; now < 3_000; now += 16) {
    due ??= now + pace.waitFrom(now);
    if (now < due) continue;
    pace.left(now);
    sent += 1;
    due = null;
  }
  expect(sent).toBeLessThan(3_000 / (COALESCE_BUSY_MS * 0.75));
  pace.left(3_000);
  expect(pace.waitFrom(3_010)).toBeGreaterThan(COALESCE_MS);
  expect(pace.waitFrom(4_000)).toBe(0);
});
