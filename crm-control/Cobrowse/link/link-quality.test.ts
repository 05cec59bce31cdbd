import { readingOf, steadied, type LinkMeasures, type LinkQuality, type ShownQuality } from './link-quality';

const now = 1_700_000_000_000;
const good: LinkMeasures = { link: 'open', lease: true, heardAt: now - 900, trips: [], resyncs: [] };
const trips = (...all: number[]) => all.map((ms) => ({ at: now - 1_000, ms }));

test.each<[string, Partial<LinkMeasures>, LinkQuality]>([
  ['a page that speaks every second', {}, 'good'],
  ['answers at once', { trips: trips(80, 120, 90) }, 'good'],
  ['one late answer among quick ones', { trips: trips(80, 3_000, 90) }, 'good'],
  ['answers that are felt', { trips: trips(500, 450, 90) }, 'fair'],
  ['answers that mislead', { trips: trips(2_000, 1_500, 90) }, 'poor'],
  ['late answers of long ago', { trips: [{ at: now - 60_000, ms: 5_000 }] }, 'good'],
  ['a beat that is late', { heardAt: now - 1_800 }, 'fair'],
  ['a page that has been silent for long', { heardAt: now - 2_500 }, 'poor'],
  ['a page asked for anew once', { resyncs: [now - 5_000] }, 'fair'],
  ['a page asked for anew twice, as on the supervisor’s list', { resyncs: [now - 9_000, now - 5_000] }, 'poor'],
  ['a view that is hidden', { lease: false }, 'lost'],
  ['a link that is being made again', { link: 'interrupted' }, 'lost'],
])('%s: the link is what it is', (_what, measures, quality) => {
  expect(readingOf({ ...good, ...measures }, now)).toBe(quality);
});

/** What is shown after readings that came a second apart. */
const shown = (from: LinkQuality, ...readings: LinkQuality[]) =>
  readings.reduce<ShownQuality>((last, reading, at) => steadied(last, reading, now + at * 1_000), {
    quality: from,
    other: null,
  }).quality;

test('[SESS-38] a hiccup does not show; what lasts does', () => {
  expect(shown('good', 'poor', 'good', 'poor', 'good', 'poor')).toBe('good');
  expect(shown('good', 'fair', 'poor', 'poor')).toBe('poor');
});

test('[SESS-38] good news has to last longer than bad news', () => {
  expect(shown('poor', 'good', 'good', 'good')).toBe('poor');
  expect(shown('poor', 'good', 'good', 'fair', 'good', 'good', 'good', 'good')).toBe('good');
});

test('[SESS-38] a link that is lost or found again is said at once', () => {
  expect(shown('good', 'lost')).toBe('lost');
  expect(shown('lost', 'fair')).toBe('fair');
});
