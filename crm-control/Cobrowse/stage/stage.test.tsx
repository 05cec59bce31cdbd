/** @jest-environment jsdom */
import * as React from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import type { ActMessage } from '@beside/protocol';
import type { MirroredField, ScrollPart } from '@beside/mirror';
import { manualClock } from '../../desk/manual-clock';
import type { Desk } from '../desk';
import { openHands } from '../hands/hands';
import { MOVE_EVERY_MS, openMouse, REST_MS } from '../hands/mouse';
import type { Tool } from '../marks/tools';
import { NO_NEWS, type PageView } from '../session/page-view';
import { Stage } from './stage';

const FIELD = 50;
const field: MirroredField = { node: FIELD, masked: false, kind: 'line', type: 'text', value: 'De Vries' };
const list: ScrollPart = {
  node: 30,
  isWindow: false,
  left: 0,
  top: 0,
  leastLeft: 0,
  mostLeft: 200,
  mostTop: 500,
  height: 100,
};

interface Scene {
  readonly tool?: Tool;
  readonly writer?: string | null;
  readonly direct?: boolean;
  readonly following?: boolean;
}

/** A stage over a page in which x says the node. */
function stage({ tool = 'hand', writer = 'me', direct = false, following = true }: Scene = {}) {
  const clock = manualClock();
  const acts: ActMessage[] = [];
  const looked: number[] = [];
  const mirror = {
    anchorAt: (x: number) => ({ node: x, x: 0.5, y: 0.5 }),
    nameOf: () => 'Employer',
    scrollParts: () => [list],
    hasOwnKeys: () => false,
    wordsBetween: (from: { x: number }, to: { x: number }) =>
      from.x === FIELD ? null : { node: 7, start: from.x, end: to.x },
  };
  const hands = openHands({
    self: 'me',
    clock,
    mirror,
    act: async (message) => (acts.push(message), 'delivered'),
    changed: () => {},
  });
  hands.heard([{ kind: 'mode', writer, direct }]);
  const page = {
    hands,
    mouse: openMouse({ self: 'me', clock, mirror, hands }),
    look: { following: () => following, scrollBy: (_at: unknown, _left: number, top: number) => looked.push(top) },
    drawing: { takeBack: () => false, move: () => {}, end: async () => 'nothing-there', begin: () => true },
    point: () => {},
    tap: () => true,
    place: () => {},
    nodeAt: ({ x }: { x: number }) => x,
    nameAt: () => 'Employer',
    nameOf: () => 'Employer',
    fieldOf: (node: number) => (node === FIELD ? field : null),
    boxOf: () => ({ x: 0, y: 0, width: 10, height: 10 }),
  } as unknown as PageView;
  const desk = { page: () => page, show: () => () => {}, participant: () => 'me' } as unknown as Desk;
  render(
    <Stage
      desk={desk}
      live
      tool={tool}
      writing={writer === 'me'}
      large={false}
      label="The page"
      news={{ ...NO_NEWS, following, hands: hands.state() }}
      nameOf={(who) => who}
      onNews={() => {}}
      onWord={() => {}}
      onClearMine={() => {}}
    >
      {null}
    </Stage>,
  );
  const own = screen.getByRole('application');
  const pointer = (type: 'pointerdown' | 'pointermove' | 'pointerup', x: number, buttons = 0) =>
    fireEvent(own, new MouseEvent(type, { clientX: x, clientY: 1, button: 0, buttons, bubbles: true }));
  const click = (x: number) => {
    pointer('pointerdown', x, 1);
    pointer('pointerup', x);
    fireEvent.click(own, { clientX: x, clientY: 1 });
  };
  const kinds = () => acts.map(({ kind }) => kind);
  return { own, clock, acts, looked, kinds, pointer, click };
}

test('[CTRL-5] the hand that rests on the page hovers there; another tool, or one who may not write, does not', async () => {
  for (const [scene, expected] of [
    [{}, ['hover']],
    [{ tool: 'pointer' }, []],
    [{ tool: 'spotlight' }, []],
    [{ writer: 'another' }, []],
  ] as const) {
    const { clock, kinds, pointer } = stage(scene);
    pointer('pointermove', 7);
    pointer('pointermove', 7);
    await clock.pass(2 * REST_MS);
    expect([scene, kinds()]).toEqual([scene, expected]);
    document.body.replaceChildren();
  }
});

test('a mouse that leaves the stage, or opens an editor, hovers nothing any more', async () => {
  const { own, clock, kinds, pointer, click } = stage();
  pointer('pointermove', 7);
  fireEvent.pointerLeave(own);
  await clock.pass(REST_MS);
  click(FIELD);
  pointer('pointermove', 8);
  await clock.pass(REST_MS);
  expect(kinds()).toEqual([]);
});

test('[CTRL-5] the wheel with the hand scrolls at the customer’s, and the form behind the stage stays where it is', () => {
  const { own, acts, looked } = stage();
  const goesOn = fireEvent.wheel(own, { clientX: 31, clientY: 1, deltaY: 3, deltaMode: 1 });
  expect(acts).toEqual([{ kind: 'scroll', act: expect.any(Number), node: 30, left: 0, top: 48 }]);
  expect([goesOn, looked]).toEqual([false, []]);
  expect(fireEvent.wheel(own, { clientX: 31, clientY: 1, deltaY: 3, ctrlKey: true })).toBe(true); // the browser's zoom
  expect(acts).toHaveLength(1);
});

test('the wheel with Shift goes across, also where the browser does not say so itself', () => {
  const { own, acts } = stage();
  fireEvent.wheel(own, { clientX: 31, clientY: 1, deltaY: 40, shiftKey: true });
  expect(acts).toEqual([{ kind: 'scroll', act: expect.any(Number), node: 30, left: 40, top: 0 }]);
});

test('who looks around alone, or points, scrolls nothing of the customer’s', () => {
  const free = stage({ following: false });
  fireEvent.wheel(free.own, { clientX: 31, clientY: 1, deltaY: 30 });
  expect([free.acts, free.looked]).toEqual([[], [30]]);
  document.body.replaceChildren();
  const pointing = stage({ tool: 'pointer' });
  expect(fireEvent.wheel(pointing.own, { clientX: 31, clientY: 1, deltaY: 30 })).toBe(true);
  expect(pointing.acts).toEqual([]);
});

test('keys that scroll go to the part that was pressed, other keys to the element itself', async () => {
  const { own, clock, acts, click } = stage();
  click(31);
  fireEvent.keyDown(own, { key: 'PageDown' });
  await clock.pass(MOVE_EVERY_MS);
  fireEvent.keyDown(own, { key: 'End', shiftKey: true });
  fireEvent.keyDown(own, { key: 'ArrowDown' });
  expect(
    acts.map((act) =>
      act.kind === 'scroll' ? [act.kind, act.top] : act.kind === 'key' ? [act.kind, act.key] : [act.kind],
    ),
  ).toEqual([['press'], ['scroll', 90], ['key', 'End'], ['key', 'ArrowDown']]);
});

test('[CTRL-7] opening an editor goes into the field at the customer’s only where the agent types without asking', () => {
  const asking = stage();
  asking.click(FIELD);
  expect(screen.getByRole('dialog')).toBeTruthy();
  expect(asking.acts).toEqual([]);
  document.body.replaceChildren();
  const direct = stage({ direct: true });
  direct.click(FIELD);
  expect(direct.acts).toEqual([{ kind: 'focus', act: expect.any(Number), node: FIELD }]);
});

test('a drag along words selects them and presses nothing; a hand that trembles presses', async () => {
  const { own, clock, acts, pointer } = stage();
  pointer('pointerdown', 10, 1);
  pointer('pointermove', 12, 1);
  pointer('pointermove', 40, 1);
  pointer('pointerup', 40);
  fireEvent.click(own, { clientX: 40, clientY: 1 });
  await clock.pass(MOVE_EVERY_MS);
  expect(acts).toEqual([{ kind: 'select', act: expect.any(Number), node: 7, start: 10, end: 40 }]);
  pointer('pointerdown', 10, 1);
  pointer('pointermove', 12, 1);
  pointer('pointerup', 12);
  fireEvent.click(own, { clientX: 12, clientY: 1 });
  expect(acts.map(({ kind }) => kind)).toEqual(['select', 'press']);
});
