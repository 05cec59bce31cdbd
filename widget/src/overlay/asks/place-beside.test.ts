import { boxOf, type Box } from '../box-in-window';
import { placeBeside } from './place-beside';

const CARD = { width: 300, height: 150 };
const VIEW = { width: 1_000, height: 600 };
const field = (left: number, top: number, width = 400) => boxOf(left, top, left + width, top + 40);

test.each<[string, Box, readonly Box[], { left: number; top: number } | null]>([
  ['below its field', field(100, 100), [], { left: 100, top: 146 }],
  ['above it where there is no room below', field(100, 500), [], { left: 100, top: 344 }],
  ['within the window where its field ends with that', field(800, 100, 180), [], { left: 694, top: 146 }],
  ['above it where another card stands below', field(100, 300), [boxOf(100, 340, 400, 490)], { left: 100, top: 144 }],
  [
    'on its right where others stand below and above',
    field(100, 300),
    [boxOf(100, 340, 400, 490), boxOf(100, 150, 400, 290)],
    { left: 506, top: 300 },
  ],
  [
    'on its left where there is no other room',
    field(400, 300, 590),
    [boxOf(400, 340, 990, 490), boxOf(400, 150, 990, 290)],
    { left: 94, top: 300 },
  ],
  ['nowhere when all is taken', field(0, 300, 1_000), [boxOf(0, 0, 1_000, 600)], null],
])('[CTRL-7] a card stands %s', (_where, of, others, place) => {
  const stands = placeBeside(of, CARD, VIEW, others);
  expect(stands && { left: stands.left, top: stands.top }).toEqual(place);
  if (stands) expect([stands.width, stands.height]).toEqual([CARD.width, CARD.height]);
});
