/** @jest-environment jsdom */
import { fetchAppearance, readAppearance, wear } from './appearance';

const PLAIN = { languages: null, accent: null, side: 'end' };

afterEach(() => Reflect.deleteProperty(globalThis, 'fetch'));
const answerWith = (answer: () => Promise<unknown>) => void Object.assign(globalThis, { fetch: answer });

test('[COMP-3] what the company has set is asked for, and worn', async () => {
  const asked: unknown[] = [];
  answerWith(async (...args: unknown[]) => {
    asked.push(args[0]);
    return { ok: true, json: async () => ({ languages: ['nl'], accent: '#005c3c', side: 'start' }) };
  });
  const look = await fetchAppearance('https://beside.test/api');
  expect(asked).toEqual(['https://beside.test/api/appearance']);
  expect(look).toEqual({ languages: ['nl'], accent: '#005c3c', side: 'start' });
  const host = document.createElement('div');
  wear(host, look);
  expect(host.style.getPropertyValue('--beside-accent')).toBe('#005c3c');
  expect(host.style.getPropertyValue('--beside-side')).toBe('20px auto');
});

test.each<[string, () => Promise<unknown>]>([
  ['nothing comes', () => Promise.reject(new Error('offline'))],
  ['the page is of nobody', async () => ({ ok: false, json: async () => ({ accent: '#000000' }) })],
  ['it is no JSON', async () => ({ ok: true, json: () => Promise.reject(new SyntaxError()) })],
])('[COMP-3] where %s the widget looks as it is from the start', async (_why, answer) => {
  answerWith(answer);
  expect(await fetchAppearance('https://beside.test/api')).toEqual(PLAIN);
  const host = document.createElement('div');
  wear(host, await fetchAppearance('https://beside.test/api'));
  expect(host.getAttribute('style')).toBeNull();
});

test.each([
  [null],
  [[]],
  [{ languages: 'nl', accent: 'red; position: fixed', side: 'middle' }],
  [{ accent: '#FFF', side: 3 }],
])('[COMP-3] what is not understood counts as left out: %j', (said) => {
  expect(readAppearance(said)).toEqual(PLAIN);
});
