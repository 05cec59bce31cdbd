/** @jest-environment jsdom */
import { standAround } from './stand';

const boxes: Record<string, [left: number, top: number, width: number, height: number]> = {
  html: [0, 0, 1000, 2000],
  main: [100, 100, 800, 800],
  form: [200, 200, 400, 400],
  button: [250, 250, 100, 40],
  empty: [0, 0, 0, 0],
};
const ids: Record<string, number> = { html: 1, main: 2, form: 3, button: 4 };

function page(): Element {
  document.documentElement.id = 'html';
  document.body.innerHTML =
    '<main id="main"><form id="form"><b id="empty"><button id="button"></button></b></form></main>';
  for (const element of document.querySelectorAll('[id]')) {
    const [left, top, width, height] = boxes[element.id] ?? [0, 0, 0, 0];
    element.getBoundingClientRect = () => ({ left, top, width, height }) as DOMRect;
  }
  return document.getElementById('button') as Element;
}
const stand = (...points: [x: number, y: number][]) =>
  standAround(
    page(),
    points.map(([x, y]) => ({ x, y })),
    document,
    (element) => ids[element.id] ?? null,
  );

test('[CTRL-3] a stroke stands on the smallest element that holds all of it', () => {
  expect(stand([260, 260], [340, 280])?.node).toBe(4);
  expect(stand([260, 260], [340, 300])?.node).toBe(3);
  expect(stand([260, 260], [150, 150], [700, 700])?.node).toBe(2);
});

test('[CTRL-3] its points are fractions of that element’s box', () => {
  expect(stand([250, 250], [350, 290], [300, 270])?.points).toEqual([
    { x: 0, y: 0 },
    { x: 1, y: 1 },
    { x: 0.5, y: 0.5 },
  ]);
});

test('[CTRL-3] what no element holds stands on the outermost, kept within it', () => {
  expect(stand([260, 260], [5000, 1000])).toEqual({
    node: 1,
    points: [
      { x: 0.26, y: 0.13 },
      { x: 1, y: 0.5 },
    ],
  });
});

test('[CTRL-3] an element that the page state does not know, or that has no box, is passed over', () => {
  const button = page();
  const found = standAround(button, [{ x: 260, y: 260 }], document, (element) =>
    element === button ? null : (ids[element.id] ?? null),
  );
  expect(found?.node).toBe(3);
});
