/** @jest-environment jsdom */
import type { Mark, Spot } from '@beside/protocol';
import { createCustomerPen } from './customer-pen';

const WORDS = { hint: 'Draw', begun: 'begun', drawn: 'drawn', nowhere: 'nowhere', stopped: 'stopped' };
/** jsdom's window is 1024 × 768: the cross begins in its middle. */
const MIDDLE = { x: 512, y: 384 };

/** A pen over a page that is one element as large as the window, and somebody with a keyboard. */
function open({ onPage = true } = {}) {
  const layer = document.createElement('div');
  document.body.append(layer);
  const drawn: Mark[] = [];
  const said: string[] = [];
  const left = jest.fn();
  let now = 0;
  const pen = createCustomerPen({
    layer,
    words: WORDS,
    anchor: (line: readonly Spot[]) => (onPage ? { node: 1, points: [...line] } : null),
    draw: (mark) => void drawn.push(mark),
    announce: (words) => void said.push(words),
    stopped: () => {},
    left,
  });
  pen.start();
  const hand = (type: string, x: number, y: number, buttons: number) => {
    const event = new MouseEvent(type, { clientX: x, clientY: y, buttons, bubbles: true });
    Object.defineProperties(event, { timeStamp: { value: (now += 200) }, pointerId: { value: 1 } });
    layer.querySelector('.pen')?.dispatchEvent(event);
  };
  return {
    ...{ pen, layer, drawn, said, left, hand },
    press: (...keys: string[]) => {
      for (const combination of keys) {
        const key = combination.replace('Shift+', '');
        const init = { key, shiftKey: combination !== key, bubbles: true, cancelable: true, composed: true };
        const down = new KeyboardEvent('keydown', init);
        Object.defineProperty(down, 'timeStamp', { value: (now += 10) });
        document.activeElement?.dispatchEvent(down);
        document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', init));
      }
    },
    cross: () => layer.querySelector<HTMLElement>('.cross')?.style.transform,
    has: (name: string) => layer.querySelector('.pen')?.classList.contains(name),
  };
}

beforeEach(() => {
  HTMLElement.prototype.setPointerCapture = () => {};
});
afterEach(() => document.body.replaceChildren());

test('[CTRL-11] the customer draws a line with the keyboard alone, and hears where it begins and that it is there', () => {
  const { press, drawn, said, has } = open();
  press('Enter');
  expect(has('down')).toBe(true);
  press('ArrowRight', 'ArrowRight', 'Shift+ArrowDown', 'Enter');
  expect(has('down')).toBe(false);
  expect(drawn.at(-1)).toEqual({
    ...{ id: 1, tool: 'pen', node: 1, text: '' },
    points: [MIDDLE, { x: 520, y: 384 }, { x: 528, y: 384 }, { x: 528, y: 432 }],
  });
  expect(said).toEqual(['begun', 'drawn']);
});

test('[CTRL-11] a second line is a second mark, and between the two the cross moves without drawing', () => {
  const { press, drawn } = open();
  press('Enter', 'ArrowLeft', 'Enter');
  const before = drawn.length;
  press('ArrowUp', 'ArrowUp');
  expect(drawn).toHaveLength(before);
  press('Enter', 'ArrowUp', 'Enter');
  expect(drawn.at(-1)).toMatchObject({
    id: 2,
    points: [
      { x: 504, y: 368 },
      { x: 504, y: 360 },
    ],
  });
});

test('the pen takes the focus under the name of its hint, and the cross is seen from the first key on', () => {
  const { press, cross, has } = open();
  expect(document.activeElement?.getAttribute('role')).toBe('application');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Draw');
  expect(has('keys')).toBe(false);
  press('ArrowLeft');
  expect(has('keys')).toBe(true);
  expect(cross()).toBe('translate(504px, 384px)');
});

test.each([
  ['ArrowLeft', 'translate(0px, 384px)'],
  ['ArrowRight', 'translate(1023px, 384px)'],
  ['ArrowUp', 'translate(512px, 0px)'],
  ['ArrowDown', 'translate(512px, 767px)'],
])('%s leads the cross to the window’s edge and no farther', (key, place) => {
  const { press, cross } = open();
  press(...Array.from({ length: 40 }, () => `Shift+${key}`));
  expect(cross()).toBe(place);
});

test('[CTRL-11] the page hears no key that draws, and gets all others', () => {
  const { press } = open();
  const heard: string[] = [];
  const hear = ({ key }: KeyboardEvent) => void heard.push(key);
  document.addEventListener('keydown', hear);
  press('ArrowDown', 'Enter', 'ArrowDown', 'Enter', 'Tab', 'a');
  document.removeEventListener('keydown', hear);
  expect(heard).toEqual(['Tab', 'a']);
});

test('[CTRL-11] Escape stops: what is drawn so far stays, the focus is led on, and the next start begins anew', () => {
  const { pen, layer, press, drawn, said, left } = open();
  press('Enter', 'ArrowRight', 'ArrowRight', 'Escape');
  expect(pen.on).toBe(false);
  expect(layer.querySelector('.pen')).toBeNull();
  expect(drawn.at(-1)?.points).toHaveLength(3);
  expect(said.at(-1)).toBe('stopped');
  expect(left).toHaveBeenCalledTimes(1);
  pen.start();
  const before = drawn.length;
  press('ArrowRight');
  expect(drawn).toHaveLength(before);
});

test('a line where the page has nothing is said to be none', () => {
  const { press, drawn, said } = open({ onPage: false });
  press('Enter', 'ArrowRight', 'Enter');
  expect(drawn).toEqual([]);
  expect(said).toEqual(['begun', 'nowhere']);
});

test('[CTRL-11] a hand draws while it presses, and hides the cross', () => {
  const { hand, press, drawn, has } = open();
  press('ArrowLeft');
  hand('pointermove', 5, 5, 0);
  expect(drawn).toEqual([]);
  hand('pointerdown', 10, 10, 1);
  hand('pointermove', 20, 10, 1);
  hand('pointermove', 30, 10, 1);
  hand('pointerup', 30, 10, 0);
  expect(drawn.at(-1)?.points).toEqual([
    { x: 10, y: 10 },
    { x: 20, y: 10 },
    { x: 30, y: 10 },
  ]);
  expect(has('keys')).toBe(false);
});
