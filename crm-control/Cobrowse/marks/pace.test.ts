import { POINTER_MS } from '@beside/protocol';
import { manualClock } from '../../desk/manual-clock';
import { pace } from './pace';

test('a pointer leaves at once, then at most once in `POINTER_MS`, and its last place is never lost', async () => {
  const clock = manualClock(0);
  const sent: [number, number][] = [];
  const pointer = pace<number>(clock, POINTER_MS, (value) => sent.push([clock.now(), value]));
  for (let value = 1; value <= 12; value += 1) {
    pointer.push(value);
    await clock.pass(10);
  }
  await clock.pass(200);
  expect(sent).toEqual([
    [0, 1],
    [POINTER_MS, 5],
    [2 * POINTER_MS, 10],
    [3 * POINTER_MS, 12],
  ]);
});

test('stopped, it passes nothing on', async () => {
  const clock = manualClock(0);
  const sent: number[] = [];
  const pointer = pace<number>(clock, POINTER_MS, (value) => sent.push(value));
  pointer.push(1);
  pointer.push(2);
  pointer.stop();
  await clock.pass(200);
  expect(sent).toEqual([1]);
});
