/** @jest-environment jsdom */
import { togetherEn } from '../strings/together-en';
import { createMarks } from './marks';

const BUTTON = 7;

/** One element of the page, whose box the test moves; frames are drawn when the test says so. */
function open() {
  const layer = document.createElement('div');
  const button = document.createElement('button');
  let box = new DOMRect(100, 200, 80, 40);
  button.getBoundingClientRect = () => box;
  button.scrollIntoView = jest.fn();
  let next: FrameRequestCallback | null = null;
  jest.spyOn(window, 'requestAnimationFrame').mockImplementation((draw) => ((next = draw), 1));
  jest.spyOn(window, 'cancelAnimationFrame').mockImplementation(() => void (next = null));
  let present = true;
  const marks = createMarks(
    layer,
    togetherEn,
    () => 'Anna Visser',
    (node) => (node === BUTTON && present ? button : null),
  );
  return {
    marks,
    button,
    jump: () => layer.querySelector<HTMLButtonElement>('.jump'),
    spot: () => layer.querySelector<HTMLElement>('.spot'),
    pointer: () => layer.querySelector<HTMLElement>('.pointer'),
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

afterEach(() => jest.restoreAllMocks());

test('[CTRL-3] a pointer stands at its fractions of the element’s box, under the agent’s name', () => {
  const { marks, draw, pointer } = open();
  marks.point({ node: BUTTON, x: 0.5, y: 0.25 });
  draw();
  expect(pointer()?.style.transform).toBe('translate(140px, 210px)');
  expect(pointer()?.textContent).toBe('Anna Visser');
});

test('[CTRL-3] it stays on its element when the page scrolls, zooms or lays out anew', () => {
  const { marks, draw, pointer, move } = open();
  marks.point({ node: BUTTON, x: 0.5, y: 0.25 });
  draw();
  move(100, -40, 80, 40);
  draw();
  expect(pointer()?.style.transform).toBe('translate(140px, -30px)');
  move(20, 60, 160, 80);
  draw();
  expect(pointer()?.style.transform).toBe('translate(100px, 80px)');
});

test('[CTRL-3] a spotlight frames the element, wherever its box is now', () => {
  const { marks, draw, spot, move } = open();
  marks.spotlight(BUTTON);
  draw();
  expect(spot()?.style).toMatchObject({ transform: 'translate(94px, 194px)', width: '92px', height: '52px' });
  move(10, 20, 160, 80);
  draw();
  expect(spot()?.style).toMatchObject({ transform: 'translate(4px, 14px)', width: '172px', height: '92px' });
});

test.each([
  ['above', -300, '↑'],
  ['below', 5_000, '↓'],
])('[CTRL-3] a spotlight %s the view becomes a way there', (_, y, arrow) => {
  const { marks, draw, spot, jump, move, button } = open();
  move(0, y, 80, 40);
  marks.spotlight(BUTTON);
  draw();
  expect(spot()).toBeNull();
  expect(jump()?.textContent).toContain(arrow);
  jump()?.click();
  expect(button.scrollIntoView).toHaveBeenCalled();
});

test('what stands on an element goes with it', () => {
  const { marks, draw, spot, pointer, jump, leave } = open();
  marks.spotlight(BUTTON);
  marks.point({ node: BUTTON, x: 0, y: 0 });
  draw();
  leave();
  draw();
  expect([spot(), pointer(), jump()]).toEqual([null, null, null]);
});

test('nothing is drawn again once nothing is marked', () => {
  const { marks, draw, pointer, isIdle } = open();
  marks.point({ node: BUTTON, x: 0, y: 0 });
  draw();
  expect(isIdle()).toBe(false);
  marks.point(null);
  draw();
  expect(pointer()).toBeNull();
  expect(isIdle()).toBe(true);
  marks.spotlight(BUTTON);
  marks.clear();
  expect(isIdle()).toBe(true);
});
