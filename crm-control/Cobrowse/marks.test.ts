import { marksAfter, NO_MARKS, placeMarks } from './marks';

const mirror = {
  boxOf: (node: number) => (node === 7 ? { x: 10, y: 20, width: 30, height: 40 } : null),
  spotOf: (anchor: { node: number; x: number; y: number }) => (anchor.node === 7 ? { x: 10 + anchor.x, y: 20 } : null),
};

test('pointers and spotlights are kept by whom they belong to, the last one wins, null takes away', () => {
  const marks = marksAfter(NO_MARKS, [
    { kind: 'pointer', who: 'customer', at: { node: 7, x: 0.5, y: 0 } },
    { kind: 'spotlight', who: 'me', node: 3 },
    { kind: 'spotlight', who: 'me', node: 7 },
  ]);
  expect(placeMarks(marks, mirror, 'me')).toEqual([
    { kind: 'spotlight', who: 'me', x: 10, y: 20, width: 30, height: 40 },
    { kind: 'pointer', who: 'customer', x: 10.5, y: 20 },
  ]);
  const after = marksAfter(marks, [
    { kind: 'spotlight', who: 'me', node: null },
    { kind: 'pointer', who: 'customer', at: null },
  ]);
  expect(placeMarks(after, mirror, 'me')).toEqual([]);
});

test('the own pointer and what is not shown are not drawn', () => {
  const marks = marksAfter(NO_MARKS, [
    { kind: 'pointer', who: 'me', at: { node: 7, x: 0, y: 0 } },
    { kind: 'spotlight', who: 'customer', node: 99 },
  ]);
  expect(placeMarks(marks, mirror, 'me')).toEqual([]);
});

test('messages about the page leave the marks as they are', () => {
  expect(marksAfter(NO_MARKS, [{ kind: 'complete', hash: 1 }])).toBe(NO_MARKS);
});
