import type { ActMessage } from '@beside/protocol';
import type { Delivery } from '@beside/protocol/channel';
import { manualClock } from '../../desk/manual-clock';
import { openDrawing } from './drawing';

function drawing(delivery: Delivery = 'delivered') {
  const clock = manualClock();
  const acts: ActMessage[] = [];
  const lost = jest.fn();
  const own = openDrawing({
    self: 'me',
    clock,
    mirror: {
      anchorAt: (x, y) => (x < 0 ? null : { node: 7, x: x / 100, y: y / 100 }),
      standOf: (stroke) => ({ node: 8, points: stroke.map(({ x, y }) => ({ x: x / 100, y: y / 100 })) }),
    },
    act: async (message) => (acts.push(message), delivery),
    changed: () => {},
    lost,
  });
  return { own, clock, acts, lost };
}

test('[CTRL-3] a spotlight stands on the element under the pointer, and there is one at a time', async () => {
  const { own, acts } = drawing();
  expect(await own.element('spotlight', { x: 10, y: 10 })).toBe('marked');
  await own.element('spotlight', { x: 20, y: 20 });
  expect(acts).toEqual([1, 1].map((id) => ({ kind: 'mark', id, tool: 'spotlight', node: 7, points: [], text: '' })));
  expect(await own.element('highlight', { x: -1, y: 0 })).toBe('nothing-there');
});

test('[CTRL-11] a line is sent while it is drawn, twelve times a second, under one number', async () => {
  const { own, clock, acts } = drawing();
  own.begin('pen', { x: 0, y: 0 });
  for (let x = 1; x <= 100; x++) {
    own.move({ x: x * 3, y: 0 });
    await clock.pass(10);
  }
  expect(await own.end()).toBe('marked');
  const marks = acts.filter((act) => act.kind === 'mark');
  expect(new Set(marks.map(({ id }) => id)).size).toBe(1);
  expect(marks.length).toBeGreaterThan(8);
  expect(marks.length).toBeLessThanOrEqual(13);
  expect(marks.at(-1)?.points.at(-1)).toEqual({ x: 3, y: 0 });
});

test('[CTRL-11] a line is drawn at once and kept until the page says it', async () => {
  const { own } = drawing();
  own.begin('arrow', { x: 0, y: 0 });
  own.move({ x: 50, y: 0 });
  const [draft] = own.drafts();
  expect(draft).toMatchObject({ who: 'me', tool: 'arrow', node: 8 });
  own.heard('me', draft?.id ?? 0);
  expect(own.drafts()).toHaveLength(1);
  await own.end();
  own.heard('me', draft?.id ?? 0);
  expect(own.drafts()).toEqual([]);
});

test('Escape takes the line back, at the customer’s page too', () => {
  const { own, acts } = drawing();
  expect(own.takeBack()).toBe(false);
  own.begin('rectangle', { x: 0, y: 0 });
  own.move({ x: 50, y: 50 });
  expect(own.takeBack()).toBe(true);
  expect(own.drafts()).toEqual([]);
  expect(acts.map(({ kind }) => kind)).toEqual(['mark', 'unmark']);
});

test('a press with a drawing tool leaves nothing', async () => {
  const { own, acts } = drawing();
  own.begin('rectangle', { x: 10, y: 10 });
  expect(await own.end()).toBe('nothing-there');
  expect(acts).toEqual([]);
});

test('[CTRL-2] a mark that never arrived is not drawn any more, and the agent is told', async () => {
  const { own, lost } = drawing('expired');
  expect(await own.note({ x: 10, y: 10 }, 'Here')).toBe('not-delivered');
  expect([own.drafts(), lost.mock.calls.length]).toEqual([[], 1]);
});

test('[CTRL-11] the own marks are cleared, or everybody’s', async () => {
  const { own, acts } = drawing();
  await own.clear(false);
  await own.clear(true);
  expect(acts).toEqual([
    { kind: 'unmark', id: null, everybody: false },
    { kind: 'unmark', id: null, everybody: true },
  ]);
});
