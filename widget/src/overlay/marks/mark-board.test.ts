/** @jest-environment jsdom */
import { LASER_MS, MAX_MARKS, type Mark } from '@beside/protocol';
import { createMarkBoard, type MarkBoard } from './mark-board';

const BUTTON = 7;
const AGENT = 'agent-1';
const CUSTOMER = 'customer';
const CORNERS = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];

/** How long something may stay unseen that moves without a sign of it. */
const UNSEEN_MS = 160;

const boards: MarkBoard[] = [];

/** One element of the page, whose box the test moves; frames are drawn when the test says so, and time passes with them. */
function open({ inShadow = false } = {}) {
  const layer = document.createElement('div');
  let button = document.createElement('button');
  const home = inShadow ? document.body.appendChild(document.createElement('div')) : document.body;
  (inShadow ? home.attachShadow({ mode: 'closed' }) : home).append(button);
  let box = new DOMRect(100, 200, 80, 40);
  let reads = 0;
  const measure = (element: HTMLElement) => {
    element.getBoundingClientRect = () => ((reads += 1), box);
    element.scrollIntoView = jest.fn();
  };
  measure(button);
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
  boards.push(board);
  return {
    ...{ board, layer, gone, counts },
    button: () => button,
    find: (selector: string) => layer.querySelector<HTMLElement>(selector),
    move: (x: number, y: number, width: number, height: number) => void (box = new DOMRect(x, y, width, height)),
    leave: () => void (present = false),
    renderAgain: () => {
      const next = document.createElement('button');
      measure(next);
      button.replaceWith(next);
      button = next;
    },
    scroll: () => button.dispatchEvent(new Event('scroll')),
    draw: () => jest.advanceTimersToNextFrame(),
    wait: (ms: number) => jest.advanceTimersByTime(ms),
    reads: () => {
      const counted = reads;
      reads = 0;
      return counted;
    },
    isIdle: () => jest.getTimerCount() === 0,
  };
}

const mark = (tool: Mark['tool'], more: Partial<Mark> = {}): Mark => ({
  ...{ id: 1, tool, node: BUTTON, points: [], text: '' },
  ...more,
});

beforeEach(() => {
  jest.useFakeTimers();
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
});

afterEach(() => {
  for (const board of boards.splice(0)) board.clear();
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
  const { board, draw, find, move, scroll } = open();
  board.point(AGENT, { node: BUTTON, x: 0.5, y: 0.25 });
  draw();
  move(100, -40, 80, 40);
  scroll();
  draw();
  expect(find('.pointer')?.style.transform).toBe('translate(140px, -30px)');
  move(20, 60, 160, 80);
  draw();
  expect(find('.pointer')?.style.transform).toBe('translate(100px, 80px)');
});

test('[CTRL-3] a spotlight frames the element, wherever its box is now', () => {
  const { board, draw, find, move, wait } = open();
  board.draw(AGENT, mark('spotlight'));
  draw();
  expect(find('.spot')?.style).toMatchObject({ transform: 'translate(94px, 194px)', width: '92px', height: '52px' });
  move(10, 20, 160, 80);
  wait(UNSEEN_MS);
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
  ['note', { points: [{ x: 0.5, y: 0.5 }], text: 'Here' }, 'translate(188px, 220px)'],
] as const)('[CTRL-11] a %s stands where it was drawn, with whose it is', (tool, more, place) => {
  const { board, draw, find } = open();
  board.draw(CUSTOMER, mark(tool, more));
  draw();
  expect(find('.mark')?.style.transform).toBe(place);
  expect(find('.mark')?.textContent).toContain('You');
  expect(find('.mark')?.classList.contains('customer')).toBe(true);
});

test('[CTRL-11] lines and arrows follow their element', () => {
  const { board, draw, find, move, scroll } = open();
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
  scroll();
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
  expect(button().scrollIntoView).toHaveBeenCalled();
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
  const { board, gone } = open();
  for (let id = 1; id <= MAX_MARKS + 1; id++) board.draw(AGENT, mark('highlight', { id }));
  expect(gone).toEqual([[AGENT, 1]]);
  board.draw(CUSTOMER, mark('laser', { id: 5, points: [{ x: 0, y: 0 }] }));
  jest.advanceTimersByTime(LASER_MS);
  expect(gone.at(-1)).toEqual([CUSTOMER, 5]);
});

test('a mark on what is not there is none, and what stands on an element goes with it', () => {
  const { board, draw, find, leave, wait } = open();
  expect(board.draw(AGENT, mark('highlight', { node: 99 }))).toBe(false);
  board.draw(AGENT, mark('spotlight'));
  board.point(AGENT, { node: BUTTON, x: 0, y: 0 });
  draw();
  leave();
  wait(UNSEEN_MS);
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
  expect(find('.pointer')).toBeNull();
  draw();
  draw();
  draw();
  expect(isIdle()).toBe(true);
  board.draw(AGENT, mark('spotlight'));
  board.clear();
  expect(isIdle()).toBe(true);
});

test('while nothing happens the page is looked at six times a second, not in every frame', () => {
  const { board, wait, reads } = open();
  board.draw(AGENT, mark('rectangle', { points: CORNERS }));
  board.point(AGENT, { node: BUTTON, x: 0.5, y: 0.5 });
  wait(1_000);
  reads();
  wait(UNSEEN_MS);
  const ofOnePass = reads();
  expect(ofOnePass).toBeGreaterThan(0);
  wait(10 * UNSEEN_MS);
  expect(reads()).toBe(10 * ofOnePass);
});

test('[CTRL-3] what scrolls is placed again in the next frame, and in every frame until it rests', () => {
  const { board, draw, find, move, scroll, wait, reads } = open();
  board.draw(AGENT, mark('highlight'));
  wait(1_000);
  scroll();
  for (const y of [190, 170, 140]) {
    move(100, y, 80, 40);
    draw();
    expect(find('.glow')?.style.transform).toBe(`translate(100px, ${y}px)`);
  }
  wait(1_000);
  reads();
  wait(UNSEEN_MS - 1);
  expect(reads()).toBeLessThanOrEqual(3);
});

test('[CTRL-3] a scroll inside a shadow root is heard, though it is not heard outside it', () => {
  const { board, draw, find, move, scroll, wait } = open({ inShadow: true });
  board.draw(AGENT, mark('highlight'));
  wait(1_000);
  move(100, 50, 80, 40);
  scroll();
  draw();
  expect(find('.glow')?.style.transform).toBe('translate(100px, 50px)');
});

test('[CTRL-3] what a page has rendered again is found again in the next frame', async () => {
  const { board, button, draw, find, move, renderAgain, wait } = open();
  board.draw(AGENT, mark('highlight'));
  wait(1_000);
  const before = button();
  renderAgain();
  move(10, 20, 80, 40);
  await Promise.resolve(); // the page's changes are told after the script that made them
  draw();
  expect(button()).not.toBe(before);
  expect(find('.glow')?.style.transform).toBe('translate(10px, 20px)');
});

test('one pointer glides from place to place; several step, since each glide costs the page as much as all the rest', () => {
  const { board, layer, wait } = open();
  const steps = () => layer.classList.contains('several');
  board.point(AGENT, { node: BUTTON, x: 0, y: 0 });
  wait(100);
  expect(steps()).toBe(false);
  board.point(CUSTOMER, { node: BUTTON, x: 0, y: 0 });
  wait(100);
  expect(steps()).toBe(true);
  board.point(AGENT, null);
  wait(100);
  expect(steps()).toBe(false);
});

test('pointers that come faster than they can be seen are placed together, and the last place of each is never lost', () => {
  const { board, find, wait, reads } = open();
  board.point(AGENT, { node: BUTTON, x: 0, y: 0 });
  wait(1_000);
  reads();
  for (let n = 1; n <= 64; n++) {
    board.point(n % 2 ? AGENT : CUSTOMER, { node: BUTTON, x: n / 64, y: 0 });
    wait(10);
  }
  wait(40);
  expect(reads()).toBeLessThanOrEqual(2 * 18);
  expect(find('.pointer.customer')?.style.transform).toBe('translate(180px, 200px)');
  expect(find('.pointer:not(.customer)')?.style.transform).toBe(`translate(${100 + (80 * 63) / 64}px, 200px)`);
});
