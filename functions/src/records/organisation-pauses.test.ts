import { createPauses } from './organisation-pauses';
import type { RowOutcome } from './session-rows';

const [HERE, THERE] = ['https://here.crm.test', 'https://there.crm.test'] as const;
const down: RowOutcome = { is: 'busy', fault: 'down' };
const throttled = (waitMs: number): RowOutcome => ({ is: 'busy', fault: 'throttled', waitMs });
const written: RowOutcome = { is: 'written', tag: 'W/"1"' };

let now: number;
let pauses: ReturnType<typeof createPauses>;
beforeEach(() => {
  now = 1_000_000;
  pauses = createPauses({ clock: () => now, random: () => new Uint8Array([255]) });
});

/** How long it is left alone from now on, in whole seconds. */
function lasts(organisation: string): number {
  const began = now;
  while (pauses.isOn(organisation)) now += 1_000;
  const seconds = (now - began) / 1_000;
  now = began;
  return seconds;
}

test('[ROW-4] one trouble is one pause, however many rows were under way; the next one is longer', () => {
  const began = Array.from({ length: 20 }, () => pauses.note(HERE, down));
  expect([began.filter(Boolean).length, lasts(HERE), lasts(THERE)]).toEqual([1, 1, 0]);
  const seconds: number[] = [];
  for (let pause = 0; pause < 10; pause += 1) {
    now += lasts(HERE) * 1_000;
    pauses.note(HERE, down);
    seconds.push(lasts(HERE));
  }
  expect(seconds).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
});

test('[ROW-4] a pause that goes on is made longer by what the organisation asks for, and never shorter', () => {
  pauses.note(HERE, down);
  expect(pauses.note(HERE, throttled(60_000))).toBe(false);
  expect(lasts(HERE)).toBe(60);
  pauses.note(HERE, throttled(5_000));
  pauses.note(HERE, down);
  expect(lasts(HERE)).toBe(60);
});

test('[ROW-4] a row that gets through ends a pause, but none that the organisation asked for', () => {
  pauses.note(HERE, down);
  pauses.note(HERE, written);
  expect(lasts(HERE)).toBe(0);
  pauses.note(HERE, throttled(60_000));
  pauses.note(HERE, written);
  pauses.note(HERE, { is: 'refused', fault: 'invalid' });
  expect(lasts(HERE)).toBe(60);
  now += 60_000;
  pauses.note(HERE, down);
  expect(lasts(HERE)).toBe(1);
});
