import { contrastWithWhite, isReadableUnderWhite } from './contrast';

test.each([
  ['#ffffff', 1],
  ['#000000', 21],
  ['#767676', 4.54],
  ['#777777', 4.48],
  ['#0b5cad', 6.7],
])('white on %s has a contrast of %d', (colour, contrast) => {
  expect(contrastWithWhite(colour)).toBeCloseTo(contrast, 1);
});

test('[COMP-3] what is below 4.5 cannot be read', () => {
  expect([isReadableUnderWhite('#767676'), isReadableUnderWhite('#777777')]).toEqual([true, false]);
});
