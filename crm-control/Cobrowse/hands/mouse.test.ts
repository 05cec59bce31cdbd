import type { ActMessage } from '@beside/protocol';
import type { ScrollPart } from '@beside/mirror';
import { manualClock } from '../../desk/manual-clock';
import { openHands } from './hands';
import { MOVE_EVERY_MS, openMouse, REST_MS, TURN_PAUSE_MS } from './mouse';

const WINDOW: ScrollPart = {
  node: 2,
  isWindow: true,
  left: 0,
  top: 0,
  leastLeft: 0,
  mostLeft: 0,
  mostTop: 2_000,
  height: 600,
};
const LIST: ScrollPart = { ...WINDOW, node: 30, isWindow: false, mostTop: 500, height: 100 };

/** A page in which x says the node; 30 … 39 stand in a list that scrolls, and 35 goes by its own keys. */
function mouse(writer: string | null = 'me') {
  const clock = manualClock();
  const acts: ActMessage[] = [];
  let list = LIST;
  const mirror = {
    anchorAt: (x: number) => (x < 0 ? null : { node: x, x: 0.5, y: 0.5 }),
    nameOf: () => '',
    scrollParts: (node: number) => (node >= 30 && node < 40 ? [list, WINDOW] : [WINDOW]),
    hasOwnKeys: (node: number) => node === 35,
    wordsBetween: (from: { x: number }, to: { x: number }) =>
      from.x === to.x || from.x < 0 ? null : { node: 7, start: from.x, end: to.x },
  };
  const hands = openHands({
    self: 'me',
    clock,
    mirror,
    act: async (message) => (acts.push(message), 'delivered'),
    changed: () => {},
  });
  const mode = (next: string | null) => hands.heard([{ kind: 'mode', writer: next, direct: false }]);
  mode(writer);
  const own = openMouse({ self: 'me', clock, mirror, hands });
  return { own, clock, acts, mode, scrolledTo: (top: number) => (list = { ...LIST, top }) };
}
const on = (node: number) => ({ x: node, y: 0 });
const bare = (acts: readonly ActMessage[]) =>
  acts.map((act) => {
    const { act: _, ...rest } = act as ActMessage & { act: number };
    return rest;
  });

test('[CTRL-5] a mouse that rests on an element hovers it once, however it moves there', async () => {
  const { own, clock, acts } = mouse();
  for (const node of [7, 8, 9, 9, 9]) {
    own.over(on(node));
    await clock.pass(REST_MS / 4);
  }
  expect(acts).toEqual([]);
  await clock.pass(REST_MS);
  own.over(on(9));
  await clock.pass(10 * REST_MS);
  expect(bare(acts)).toEqual([{ kind: 'hover', node: 9 }]);
  own.over(null);
  own.over(on(9));
  await clock.pass(REST_MS);
  own.over(on(7));
  await clock.pass(REST_MS);
  expect(bare(acts)).toEqual([
    { kind: 'hover', node: 9 },
    { kind: 'hover', node: 7 },
  ]);
});

test('a mouse that has left the page, or a page that is new, hovers nothing', async () => {
  const { own, clock, acts } = mouse();
  own.over(on(7));
  own.over(null);
  await clock.pass(REST_MS);
  own.over(on(8));
  own.anew();
  await clock.pass(REST_MS);
  expect(acts).toEqual([]);
});

test('[CTRL-4] nothing is done by who may not write, nor when the customer has just taken it back', async () => {
  for (const writer of [null, 'somebody else']) {
    const { own, clock, acts } = mouse(writer);
    own.over(on(7));
    expect([own.wheel(on(30), 0, 50, true), own.scrollKey(30, 'End'), own.select(on(1), on(5))]).toEqual([
      false,
      false,
      false,
    ]);
    await clock.pass(2_000);
    expect(acts).toEqual([]);
  }
  const { own, clock, acts, mode } = mouse();
  own.over(on(7));
  for (const top of [10, 10]) own.wheel(on(30), 0, top, true);
  for (const end of [4, 5]) own.select(on(1), on(end));
  mode(null);
  await clock.pass(2_000);
  expect(acts.map(({ kind }) => kind)).toEqual(['scroll', 'select']); // those that left before
});

test('[CTRL-5] the wheel scrolls the innermost part, ten times a second, to where it has been turned', async () => {
  const { own, clock, acts } = mouse();
  for (let turned = 0; turned < 30; turned++) {
    expect(own.wheel(on(31), 0, 10, true)).toBe(true);
    await clock.pass(10);
  }
  await clock.pass(MOVE_EVERY_MS);
  const tops = bare(acts).map((act) => (act.kind === 'scroll' && act.node === 30 ? act.top : null));
  expect(tops[0]).toBe(10);
  expect(tops.at(-1)).toBe(300);
  expect(tops.length).toBeLessThanOrEqual(300 / MOVE_EVERY_MS + 2);
});

test('a part that is at its end stays under the wheel until that pauses; then what is around it goes on', async () => {
  const { own, clock, acts, scrolledTo } = mouse();
  own.wheel(on(31), 0, 900, true);
  expect(own.wheel(on(31), 0, 900, true)).toBe(true);
  await clock.pass(TURN_PAUSE_MS);
  scrolledTo(500);
  expect(own.wheel(on(31), 0, 900, false)).toBe(false); // not the customer's window
  expect(own.wheel(on(31), 0, 40, true)).toBe(true);
  expect(bare(acts)).toEqual([
    { kind: 'scroll', node: 30, left: 0, top: 500 },
    { kind: 'scroll', node: 2, left: 0, top: 40 },
  ]);
  await clock.pass(TURN_PAUSE_MS);
  expect(own.wheel(on(-1), 0, 40, true)).toBe(false);
  expect(own.wheel(on(5), 0, -40, true)).toBe(false); // the window is at its top
});

test('a part that was scrolled is brought to its end although the next one is under the wheel', async () => {
  const { own, clock, acts } = mouse();
  own.wheel(on(31), 0, 10, true);
  own.wheel(on(31), 0, 10, true);
  own.wheel(on(5), 0, 10, true);
  await clock.pass(MOVE_EVERY_MS);
  expect(bare(acts).map((act) => act.kind === 'scroll' && [act.node, act.top])).toEqual([
    [30, 10],
    [2, 10],
    [30, 20],
  ]);
});

test('page keys, Home and End scroll where the element has none of its own', async () => {
  const { own, clock, acts } = mouse();
  for (const key of ['PageDown', 'PageDown', 'Home', 'End', 'PageUp'] as const) {
    expect(own.scrollKey(31, key)).toBe(true);
    await clock.pass(MOVE_EVERY_MS);
  }
  expect(acts.map((act) => act.kind === 'scroll' && act.top)).toEqual([90, 180, 0, 500, 410]);
  expect([own.scrollKey(35, 'End'), own.scrollKey(31, 'ArrowDown')]).toEqual([false, false]);
});

test('a drag along words selects them, the last of it never lost, and the same words once', async () => {
  const { own, clock, acts } = mouse();
  for (let end = 2; end <= 9; end++) own.select(on(1), on(end));
  expect(own.select(on(1), on(9))).toBe(true);
  expect(own.select(on(-1), on(9))).toBe(false);
  await clock.pass(1_000);
  expect(bare(acts)).toEqual([
    { kind: 'select', node: 7, start: 1, end: 2 },
    { kind: 'select', node: 7, start: 1, end: 9 },
  ]);
});
