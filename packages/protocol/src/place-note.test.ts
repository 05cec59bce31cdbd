import { placeNote } from './place-note';

const NOTE = { width: 200, height: 60 };
const VIEW = { width: 1_000, height: 600 };
const BUTTON = { x: 400, y: 300, width: 100, height: 40 };

/** Put on the middle of a box, unless it says otherwise. */
function note(box: typeof BUTTON, direction: 'ltr' | 'rtl' = 'ltr', spot = middleOf(box)) {
  return placeNote(box, spot, NOTE, VIEW, direction);
}
const middleOf = ({ x, y, width, height }: typeof BUTTON) => ({ x: x + width / 2, y: y + height / 2 });
const isOver = (at: { x: number; y: number }, box: typeof BUTTON) =>
  at.x < box.x + box.width && at.x + NOTE.width > box.x && at.y < box.y + box.height && at.y + NOTE.height > box.y;

test.each([
  ['after its element, where one reads on', BUTTON, 'ltr', { x: 508, y: 290 }],
  ['before it where the window ends', { ...BUTTON, x: 880 }, 'ltr', { x: 672, y: 290 }],
  ['on the left of it where one reads to the left', BUTTON, 'rtl', { x: 192, y: 290 }],
  ['on the right of it there, where the window ends', { ...BUTTON, x: 20 }, 'rtl', { x: 128, y: 290 }],
  ['below one as wide as the window', { ...BUTTON, x: 0, width: 1_000 }, 'ltr', { x: 500, y: 348 }],
  ['below it, read to the left', { ...BUTTON, x: 0, width: 1_000 }, 'rtl', { x: 300, y: 348 }],
  ['above it where there is no room below', { ...BUTTON, x: 0, y: 550, width: 1_000 }, 'ltr', { x: 500, y: 482 }],
] as const)('[CTRL-11] a note stands %s', (_where, box, direction, place) => {
  expect(note(box, direction)).toEqual(place);
  expect(isOver(note(box, direction), box)).toBe(false);
});

test('[CTRL-11] on a large part of the page it stands on its spot: beside that part it would be about nothing', () => {
  const main = { x: 0, y: 0, width: 1_000, height: 2_000 };
  expect(note(main, 'ltr', { x: 300, y: 250 })).toEqual({ x: 300, y: 250 });
  expect(note(main, 'ltr', { x: 990, y: 590 })).toEqual({ x: 800, y: 540 });
});

test('[CTRL-11] it covers no button of a form, wherever in the window that stands', () => {
  for (let x = 0; x <= 900; x += 50)
    for (let y = 0; y <= 560; y += 40)
      for (const direction of ['ltr', 'rtl'] as const) {
        const box = { ...BUTTON, x, y };
        const place = note(box, direction);
        expect(isOver(place, box)).toBe(false);
        expect(place.x >= 0 && place.x <= 800 && place.y >= 0 && place.y <= 540).toBe(true);
      }
});

test('it goes out of sight with its element', () => {
  expect(note({ ...BUTTON, y: -100 })).toEqual({ x: 450, y: -80 });
});
