import { placePopup } from './place-popup';

const own = { width: 200, height: 100 };
const stage = { width: 800, height: 600 };

test.each([
  ['under the box', { x: 100, y: 100, width: 50, height: 20 }, { left: 100, top: 126 }],
  ['above it where there is no room under it', { x: 100, y: 550, width: 50, height: 20 }, { left: 100, top: 444 }],
  ['within the stage at its edge', { x: 790, y: 10, width: 5, height: 580 }, { left: 600, top: 500 }],
])('a small window stands %s', (_where, box, place) => {
  expect(placePopup(box, own, stage)).toEqual(place);
});
