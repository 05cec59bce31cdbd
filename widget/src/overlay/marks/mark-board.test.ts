/** @jest-environment jsdom */
import { LASER_MS, MAX_MARKS, type Mark } from '@beside/protocol';
import { createMarkBoard } from './mark-board';

const BUTTON = 7;
const AGENT = 'agent-1';
const CUSTOMER = 'customer';

/** One element of the page, whose box the test moves; frames are drawn when the test says so. */
function open() {
  const layer = document.createElement('div');
  const button = document.createElement('button');
  document.body.append(button);
  let box = new DOMRect(100, 200, 80, 40);
  button.getBoundingClientRect = () => box;
  button.scrollIntoView = jest.fn();
  let next: FrameRequestCallback | null = null;
  jest.spyOn(window, 'requestAnimationFrame').mockImplementation((draw) => ((next = draw), 1));
  jest.spyOn(window, 'cancelAnimationFrame').mockImplementation(() => void (next = null));
  let present = true;
  const gone: [string, number][] = [];
  const counts: number[] = [];
  const board = createMarkBoard({
    layer,
    elementOf: (node) => (node === BUTTON && present ? button : null),
    nameOf: (who) => (who === CUSTOMER ? 'You' : 'Anna Visser'),
    isCustomer: (who) => who === CUSTOMER,
    showMe: (name) => `Show where ${name} is pointing`,
    looksHere: (name) => `${name} looks here`,
    gone: (who, id) => void gone.push([who, id]),
    counted: (count) => void counts.push(count),
  });
  return {
    ...{ board, button, layer, gone, counts },
    find: (selector: string) => layer.querySelector<HTMLElement>(selector),
    move: (x: number, y: number, width: number, height: number) => void (box = new DOMRect(x, y, width, height)),
    leave: () => void (present = false),
    draw: () => {
      const due = next;
      next = null;
      due?.(0);
    },
    isIdle: () => next === null,
  };
}

const mark = (tool: Mark['tool'], more: Partial<Mark> = {}): Mark => ({
  ...{ id: 1, tool, node: BUTTON, points: [], text: '' },
  ...more,
});

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
  document.body.innerHTML = '';
});

test('[CTRL-3] a pointer stands at its fractions of the element’s box, under the agent’s name', () => {
  const { board, draw, find } = open();
  board.point(AGENT, { node: BUTTON, x: 0.5, y: 0.25 });
  draw();
  expect(find('.pointer')?.style.transform).toBe('translate(140px, 210px)');
  expect(find('.pointer')?.textContent).toBe('Anna Visser');
});

test('[CTRL-3] it stays on its element when the page scrolls, zooms or lays out anew', () => {
  const { board, draw, find, move } = open();
  board.point(AGENT, { node: BUTTON, x: 0.5, y: 0.25 });
  draw();
  move(100, -40, 80, 40);
  draw();
  expect(find('.pointer')?.style.transform).toBe('translate(140px, -30px)');
  move(20, 60, 160, 80);
  draw();
  expect(find('.pointer')?.style.transform).toBe('translate(100px, 80px)');
});

test('[CTRL-3] a spotlight frames the element, wherever its box is now', () => {
  const { board, draw, find, move } = open();
  board.draw(AGENT, mark('spotlight'));
  draw();
  expect(find('.spot')?.style).toMatchObject({ transform: 'translate(94px, 194px)', width: '92px', height: '52px' });
  move(10, 20, 160, 80);
  draw();
  expect(find('.spot')?.style).toMatchObject({ transform: 'translate(4px, 14px)', width: '172px', height: '92px' });
});

test.each([
  [
    'rectangle',
    {
      points: [
        { x: 0.75, y: 1 },
        { x: 0.25, y: 0 },
      ],
    },
    'translate(120px, 200px)',
  ],
  ['highlight', {}, 'translate(100px, 200px)'],
  ['note', { points: [{ x: 0.5, y: 0.5 }], text: 'Here' }, 'translate(140px, 220px)'],
] as const)('[CTRL-11] a %s stands where it was drawn, with whose it is', (tool, more, place) => {
  const { board, draw, find } = open();
  board.draw(CUSTOMER, mark(tool, more));
  draw();
  expect(find('.mark')?.style.transform).toBe(place);
  expect(find('.mark')?.textContent).toContain('You');
  expect(find('.mark')?.classList.contains('customer')).toBe(true);
});

test('[CTRL-11] lines and arrows follow their element', () => {
  const { board, draw, find, move } = open();
  const points = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ];
  board.draw(AGENT, mark('pen', { points }));
  board.draw(AGENT, mark('arrow', { id: 2, points }));
  draw();
  expect(find('.line path')?.getAttribute('d')).toBe('M100 200L180 240');
  expect(find('.line:nth-of-type(2) path')?.getAttribute('d')).toContain('M180 240L');
  move(0, 0, 10, 10);
  draw();
  expect(find('.line path')?.getAttribute('d')).toBe('M0 0L10 10');
});

test.each([
  ['above', -300, '↑'],
  ['below', 5_000, '↓'],
])('[CTRL-3] a spotlight %s the view becomes a way there', (_, y, arrow) => {
  const { board, draw, find, move, button } = open();
  move(0, y, 80, 40);
  board.draw(AGENT, mark('spotlight'));
  draw();
  expect(find('.spot')).toBeNull();
  expect(find('.jump')?.textContent).toBe(`${arrow} Show where Anna Visser is pointing`);
  find('.jump')?.click();
  expect(button.scrollIntoView).toHaveBeenCalled();
});

test('[CTRL-11] the same number replaces a mark; a second spotlight takes the first one away and says so', () => {
  const { board, layer, draw, gone } = open();
  board.draw(AGENT, mark('note', { points: [{ x: 0, y: 0 }], text: 'one' }));
  board.draw(AGENT, mark('note', { points: [{ x: 0, y: 0 }], text: 'two' }));
  draw();
  expect(layer.querySelectorAll('.note')).toHaveLength(1);
  expect(layer.textContent).toContain('two');
  board.draw(AGENT, mark('spotlight', { id: 2 }));
  board.draw(AGENT, mark('spotlight', { id: 3 }));
  draw();
  expect(layer.querySelectorAll('.spot')).toHaveLength(1);
  expect(gone).toEqual([[AGENT, 2]]);
});

test('[CTRL-11] clear mine leaves the others’, clear all leaves nothing', () => {
  const { board, counts } = open();
  board.draw(AGENT, mark('highlight'));
  board.draw(CUSTOMER, mark('highlight'));
  board.erase(AGENT, null);
  expect(counts.at(-1)).toBe(1);
  board.draw(AGENT, mark('highlight', { id: 4 }));
  board.erase(null, null);
  expect(counts.at(-1)).toBe(0);
});

test('[CTRL-11] the oldest of too many goes, and a laser’s line goes by itself', () => {
  jest.useFakeTimers();
  const { board, gone } = open();
  for (let id = 1; id <= MAX_MARKS + 1; id++) board.draw(AGENT, mark('highlight', { id }));
  expect(gone).toEqual([[AGENT, 1]]);
  board.draw(CUSTOMER, mark('laser', { id: 5, points: [{ x: 0, y: 0 }] }));
  jest.advanceTimersByTime(LASER_MS);
  expect(gone.at(-1)).toEqual([CUSTOMER, 5]);
});

test('a mark on what is not there is none, and what stands on an element goes with it', () => {
  const { board, draw, find, leave } = open();
  expect(board.draw(AGENT, mark('highlight', { node: 99 }))).toBe(false);
  board.draw(AGENT, mark('spotlight'));
  board.point(AGENT, { node: BUTTON, x: 0, y: 0 });
  draw();
  leave();
  draw();
  expect([find('.spot'), find('.pointer'), find('.jump')]).toEqual([null, null, null]);
});

test('where somebody looks stands in the page’s length', () => {
  const { board, find } = open();
  board.look(AGENT, { top: 0.25, bottom: 0.5 });
  expect(find('.look')?.style).toMatchObject({ top: '25%', height: '25%' });
  expect(find('.look')?.getAttribute('aria-label')).toBe('Anna Visser looks here');
  board.look(AGENT, null);
  expect(find('.look')).toBeNull();
});

test('nothing is drawn again once nothing is marked', () => {
  const { board, draw, find, isIdle } = open();
  board.point(AGENT, { node: BUTTON, x: 0.5, y: 0.5 });
  draw();
  expect(isIdle()).toBe(false);
  board.point(AGENT, null);
  draw();
  expect(find('.pointer')).toBeNull();
  expect(isIdle()).toBe(true);
  board.draw(AGENT, mark('spotlight'));
  board.clear();
  expect(isIdle()).toBe(true);
});
