import type { ActMessage } from '@beside/protocol';
import { manualClock } from '../../desk/manual-clock';
import { openFreeLook } from './free-look';

function look() {
  const clock = manualClock();
  const acts: ActMessage[] = [];
  const calls: unknown[] = [];
  let top = 0;
  const free = openFreeLook({
    clock,
    mirror: {
      follow: (following) => calls.push(following),
      scrollBy: (_at, _left, by) => (top += by / 1000),
      lookAt: (middle) => (top = middle),
      reach: () => ({ here: { top, bottom: top + 0.2 }, customer: { top: 0, bottom: 0.2 } }),
    },
    act: async (message) => (acts.push(message), 'delivered'),
    changed: () => {},
  });
  return { free, clock, acts, calls };
}
const at = { x: 1, y: 1 };

test('who follows the customer says nothing of where they look', () => {
  const { free, acts } = look();
  free.say();
  expect([free.following(), acts]).toEqual([true, []]);
});

test('looking around alone is said, at the pace of a pointer, and not again while nothing moves', async () => {
  const { free, clock, acts, calls } = look();
  free.follow(false);
  for (let turn = 0; turn < 10; turn++) free.scrollBy(at, 0, 10);
  await clock.pass(1_000);
  free.say();
  expect(calls).toEqual([false]);
  expect(acts.map((act) => act.kind === 'look' && act.top.toFixed(2))).toEqual(['0.00', '0.10']);
});

test('a jump to a part of the page stops following; following again says so', async () => {
  const { free, clock, acts, calls } = look();
  free.lookAt(0.5);
  await clock.pass(1_000);
  expect([free.following(), acts.length > 0]).toEqual([false, true]);
  free.follow(true);
  expect(calls).toEqual([false, true]);
});
