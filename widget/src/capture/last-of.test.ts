import { lastOf } from './last-of';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('reports soon, then at most once in the given time, and once more after the last', () => {
  const report = jest.fn();
  const { note } = lastOf(50, report);
  for (let ms = 0; ms < 190; ms++) {
    note();
    jest.advanceTimersByTime(1);
  }
  expect(report.mock.calls.length).toBeGreaterThanOrEqual(4);
  expect(report.mock.calls.length).toBeLessThanOrEqual(5);
  const before = report.mock.calls.length;
  jest.advanceTimersByTime(200);
  expect(report.mock.calls.length).toBe(before + 1);
});

test('says nothing after its stop, and can be noted again', () => {
  const report = jest.fn();
  const { note, stop } = lastOf(50, report);
  note();
  stop();
  jest.advanceTimersByTime(100);
  expect(report).not.toHaveBeenCalled();
  note();
  jest.advanceTimersByTime(100);
  expect(report).toHaveBeenCalledTimes(1);
});
