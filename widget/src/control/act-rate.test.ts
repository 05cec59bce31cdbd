import { MAX_ACTS_PER_SECOND, POINTER_MS } from '@beside/protocol';
import { createActRate } from './act-rate';

test('[CTRL-10] of a thousand acts in a second as many are taken as a person makes, and one of the others is answered', () => {
  const rate = createActRate();
  const answers = Array.from({ length: 1_000 }, (_, at) => rate('agent-1', at));
  expect(answers.filter((answer) => answer === 'fits')).toHaveLength(MAX_ACTS_PER_SECOND);
  expect(answers.filter((answer) => answer === 'first')).toHaveLength(1);
});

test('[CTRL-10] the next second is a new one, and every viewer has their own', () => {
  const rate = createActRate();
  for (let n = 0; n <= MAX_ACTS_PER_SECOND; n++) rate('agent-1', 0);
  expect(rate('agent-1', 500)).toBe('more');
  expect(rate('agent-2', 500)).toBe('fits');
  expect(rate('agent-1', 1_000)).toBe('fits');
});

test('[CTRL-10] looks at the rate at which they are sent leave room for as many acts as a person makes', () => {
  const rate = createActRate();
  for (let now = 0; now < 10_000; now += POINTER_MS) expect(rate('agent-1', now)).toBe('fits');
  const atOnce = Array.from({ length: MAX_ACTS_PER_SECOND - 1_000 / POINTER_MS }, () => rate('agent-1', 9_999));
  expect(atOnce.length).toBeGreaterThanOrEqual(20);
  expect(new Set(atOnce)).toEqual(new Set(['fits']));
});
