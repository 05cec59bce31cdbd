import { LASER_MS, MAX_MARK_POINTS } from '@beside/protocol';
import { continueStroke, isSeen, startStroke, thin, type Stroke, type StrokeTool } from './stroke';

const along = (tool: StrokeTool, length: number, msEach = 10): Stroke =>
  Array.from({ length }, (_one, index) => index + 1).reduce(
    (stroke, index) => continueStroke(stroke, { x: index * 5, y: 0 }, index * msEach),
    startStroke(tool, { x: 0, y: 0 }, 0),
  );

test.each<[StrokeTool]>([['rectangle'], ['arrow']])('a %s is where it began and where it is', (tool) => {
  expect(along(tool, 20).points.map(({ x }) => x)).toEqual([0, 100]);
});

test('[CTRL-11] a pen’s line has no more points than a mark may have, and keeps its ends', () => {
  const { points } = along('pen', 2_000);
  expect(points.length).toBeLessThanOrEqual(MAX_MARK_POINTS);
  expect([points[0]?.x, points.at(-1)?.x]).toEqual([0, 10_000]);
});

test('a pen that stands still adds nothing', () => {
  const stroke = along('pen', 3);
  expect(continueStroke(stroke, { x: 16, y: 0 }, 99)).toBe(stroke);
});

test('a laser’s line is as long as it takes to fade', () => {
  const { points } = along('laser', 100, 100);
  expect(points.length).toBe(LASER_MS / 100);
  expect(points.at(-1)?.x).toBe(500);
});

test('a press is no stroke, but for the laser', () => {
  expect(isSeen(startStroke('pen', { x: 0, y: 0 }, 0))).toBe(false);
  expect(isSeen(continueStroke(startStroke('rectangle', { x: 0, y: 0 }, 0), { x: 2, y: 2 }, 1))).toBe(false);
  expect(isSeen(along('arrow', 1))).toBe(true);
  expect(isSeen(startStroke('laser', { x: 0, y: 0 }, 0))).toBe(true);
});

test('thinning keeps the first and the newest points', () => {
  const points = Array.from({ length: 100 }, (_one, index) => index);
  const fewer = thin(points, 60);
  expect(fewer.length).toBeLessThanOrEqual(60);
  expect([fewer[0], fewer.at(-1)]).toEqual([0, 99]);
});
