import { matchPlaces } from './match-places';

const place = (x: number, at: number) => ({ x, y: 50, at });

test('a place is matched to its first arrival, roundings aside', () => {
  expect(matchPlaces([place(10, 100), place(40, 150)], [place(11, 112), place(11, 130), place(38, 171)])).toEqual([
    12, 21,
  ]);
});

test('a place that was passed over has no time', () => {
  expect(matchPlaces([place(10, 100), place(40, 150), place(70, 200)], [place(10, 110), place(70, 230)])).toEqual([
    10, 30,
  ]);
});

test('nothing arrives before it was made', () => {
  expect(matchPlaces([place(10, 100)], [place(10, 90), place(40, 95), place(10, 105)])).toEqual([5]);
});
