import { addClaims } from './page-claims';

const asked = { pin: '12345678' };
const both = { conversation: 'c-1', customer: 'from the tag' };

test('[PIN-9] [PIN-10] what the tag says goes along, and what it leaves out or empty does not', async () => {
  const base = { ...asked, company: 'norland' };
  expect(await addClaims(asked, 'norland', both, null)).toEqual({ ...base, ...both });
  expect(await addClaims(asked, 'norland', {}, null)).toStrictEqual(base);
  expect(await addClaims(asked, 'norland', { conversation: '', customer: '' }, null)).toStrictEqual(base);
});

test('[PIN-10] the site is asked for a token each time, and goes before the tag; nobody signed in is no token', async () => {
  const tokens = ['first', 'second', null];
  const ask = async () => tokens.shift() ?? null;
  const customer = async () => (await addClaims(asked, 'norland', both, ask)).customer;
  expect([await customer(), await customer(), await customer()]).toEqual(['first', 'second', undefined]);
});

test('[PIN-10] what cannot be had is not taken for nobody', async () => {
  const away = new Error('away');
  await expect(addClaims(asked, 'norland', both, () => Promise.reject(away))).rejects.toBe(away);
});

test('[PIN-10] a site that never answers keeps nobody waiting', async () => {
  jest.useFakeTimers();
  const claims = addClaims(asked, 'norland', both, () => new Promise(() => {}));
  const outcome = expect(claims).rejects.toBeUndefined();
  jest.runAllTimers();
  await outcome;
  jest.useRealTimers();
});
