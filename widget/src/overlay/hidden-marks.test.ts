/** @jest-environment jsdom */
import { togetherEn } from '../strings/together-en';
import { createHiddenMarks } from './hidden-marks';

/** A page with a few elements whose boxes the test sets; frames are drawn when the test says so. */
function open(html: string, selector: string) {
  document.body.innerHTML = html;
  const layer = document.createElement('div');
  document.documentElement.append(layer);
  for (const [at, element] of [...document.body.querySelectorAll('*')].entries())
    element.getBoundingClientRect = () => new DOMRect(10, 100 * at, 50, 20);
  let next: FrameRequestCallback | null = null;
  jest.spyOn(window, 'requestAnimationFrame').mockImplementation((draw) => ((next = draw), 1));
  jest.spyOn(window, 'cancelAnimationFrame').mockImplementation(() => void (next = null));
  const said: string[] = [];
  const marks = createHiddenMarks(
    layer,
    togetherEn,
    () => 'Anna Visser',
    () => document.body.querySelectorAll(selector),
    (words) => said.push(words),
  );
  return { marks, layer, said, draw: (now: number) => next?.(now), isIdle: () => next === null };
}

const PAGE = '<p>a</p><p>b</p><div><b>c</b></div>';

test('[PRIV-14] each hidden thing counts once, and what lies within another one not at all', () => {
  expect(open(PAGE, 'p, div, b').marks.count()).toBe(3);
  expect(open(PAGE, 'i').marks.count()).toBe(0);
});

test('[PRIV-14] on demand what is hidden is marked where it stands, and said to a screen reader', () => {
  const { marks, layer, said, draw, isIdle } = open(PAGE, 'p');
  expect([marks.shown, layer.children.length]).toEqual([false, 0]);
  marks.toggle();
  draw(0);
  expect(marks.shown).toBe(true);
  expect([...layer.children].map((mark) => (mark as HTMLElement).style.transform)).toEqual([
    'translate(10px, 0px)',
    'translate(10px, 100px)',
  ]);
  expect(said).toEqual(['2 things on this page are hidden from Anna Visser.']);
  marks.toggle();
  expect([marks.shown, layer.children.length, isIdle()]).toEqual([false, 0, true]);
});

test('[PRIV-14] marks follow their elements, and what becomes visible loses its mark', () => {
  const { marks, layer, draw } = open(PAGE, 'p');
  marks.toggle();
  draw(0);
  const [first, second] = document.body.children;
  (first as Element).getBoundingClientRect = () => new DOMRect(10, -500, 50, 20);
  (second as Element).getBoundingClientRect = () => new DOMRect(30, 40, 50, 20);
  draw(16);
  expect([...layer.children].map((mark) => (mark as HTMLElement).style.transform)).toEqual(['translate(30px, 40px)']);
  second?.remove();
  draw(600);
  expect(layer.children).toHaveLength(0);
  marks.stop();
});

test('[PRIV-14] the words fit the number', () => {
  expect([0, 1, 14].map((count) => togetherEn.hiddenItems('Anna', count))).toEqual([
    'Nothing on this page is hidden from Anna.',
    'One thing on this page is hidden from Anna.',
    '14 things on this page are hidden from Anna.',
  ]);
});
