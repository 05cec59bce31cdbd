import { LASER_MS, type Mark, type PageMessage } from '@beside/protocol';
import { nextFading, NO_PRESENCE, presenceAfter, presenceAt, TAP_MS } from './page-presence';
import { placeMarks } from './place-marks';

const mirror = {
  boxOf: (node: number) => (node === 7 ? { x: 10, y: 20, width: 30, height: 40 } : null),
  spotOf: (anchor: { node: number; x: number; y: number }) => (anchor.node === 7 ? { x: 10 + anchor.x, y: 20 } : null),
};
const mark = (who: string, id: number, more: Partial<Mark> = {}): PageMessage => ({
  kind: 'mark',
  who,
  id,
  tool: 'highlight',
  node: 7,
  points: [],
  text: '',
  ...more,
});
const NOW = 1_000;
const after = (...messages: PageMessage[]) => presenceAfter(NO_PRESENCE, messages, NOW);
const marks = (...messages: PageMessage[]) => after(...messages).marks.map(({ who, id }) => `${who}/${id}`);

test('[CTRL-11] a mark belongs to the one who drew it; the same number again replaces it', () => {
  expect(marks(mark('a', 1), mark('b', 1), mark('a', 1))).toEqual(['a/1', 'b/1']);
  const [first] = after(mark('a', 1), mark('a', 1, { node: 9 })).marks;
  expect(first?.node).toBe(9);
});

test('[CTRL-11] marks go one by one, all of one person’s, or everybody’s', () => {
  const drawn = [mark('a', 1), mark('a', 2), mark('b', 1)];
  expect(marks(...drawn, { kind: 'unmark', who: 'a', id: 1 })).toEqual(['a/2', 'b/1']);
  expect(marks(...drawn, { kind: 'unmark', who: 'a', id: null })).toEqual(['b/1']);
  expect(marks(...drawn, { kind: 'unmark', who: null, id: null })).toEqual([]);
});

test('[CTRL-11] a person has one spotlight at a time, and keeps the other marks', () => {
  const spot = { tool: 'spotlight' } as const;
  expect(marks(mark('a', 1, spot), mark('b', 1, spot), mark('a', 2), mark('a', 3, spot))).toEqual([
    'b/1',
    'a/2',
    'a/3',
  ]);
});

test('[CTRL-11] a mark is placed from its element’s box each time; without the element it is not drawn', () => {
  const presence = after(
    mark('a', 1, {
      tool: 'arrow',
      points: [
        { x: 0, y: 0 },
        { x: 1, y: 0.5 },
      ],
    }),
    mark('a', 2, { node: 99 }),
  );
  expect(placeMarks(presence, [], mirror, 'me')).toEqual([
    {
      kind: 'mark',
      tool: 'arrow',
      who: 'a',
      id: 1,
      text: '',
      at: NOW,
      box: { x: 10, y: 20, width: 30, height: 40 },
      points: [
        { x: 10, y: 20 },
        { x: 40, y: 40 },
      ],
    },
  ]);
});

test('[CTRL-11] what the agent is drawing stands in place of what has come back of it', () => {
  const draft = { who: 'me', id: 1, tool: 'pen', node: 7, points: [], text: '', at: NOW } as const;
  const placed = placeMarks(after(mark('me', 1), mark('you', 1)), [draft], mirror, 'me');
  expect(placed.map((one) => one.kind === 'mark' && `${one.who} ${one.tool}`)).toEqual(['you highlight', 'me pen']);
});

test('a laser’s line and a ripple go by themselves; the desk knows when', () => {
  const presence = after(mark('a', 1, { tool: 'laser' }), mark('a', 2), {
    kind: 'tap',
    who: 'customer',
    at: { node: 7, x: 0, y: 0 },
  });
  expect(nextFading(presence)).toBe(NOW + TAP_MS);
  const later = presenceAt(presence, NOW + TAP_MS);
  expect([later.taps.length, later.marks.length, nextFading(later)]).toEqual([0, 2, NOW + LASER_MS]);
  const last = presenceAt(later, NOW + LASER_MS);
  expect([last.marks.map(({ id }) => id), nextFading(last)]).toEqual([[2], null]);
});

test('pointers, typing and where others look: the last word counts', () => {
  const presence = after(
    { kind: 'pointer', who: 'customer', at: { node: 7, x: 0.5, y: 0 } },
    { kind: 'pointer', who: 'me', at: { node: 7, x: 0, y: 0 } },
    { kind: 'typing', node: 7 },
    { kind: 'look', who: 'b', top: 0.1, bottom: 0.3 },
  );
  expect(placeMarks(presence, [], mirror, 'me')).toEqual([{ kind: 'pointer', who: 'customer', x: 10.5, y: 20 }]);
  expect([presence.typing, presence.looks.get('b')]).toEqual([7, { top: 0.1, bottom: 0.3 }]);
  const gone = presenceAfter(
    presence,
    [
      { kind: 'pointer', who: 'customer', at: null },
      { kind: 'typing', node: null },
    ],
    NOW,
  );
  expect([gone.typing, placeMarks(gone, [], mirror, 'me')]).toEqual([null, []]);
});

test('messages about the page leave it as it is', () => {
  expect(after({ kind: 'complete', hash: 1 })).toBe(NO_PRESENCE);
});
