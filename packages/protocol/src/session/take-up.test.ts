import { CONSENT_LIFETIME_MS } from '../limits';
import { deadline, takeUp, transition } from './transition';

const facts = {
  id: 's-1',
  reference: '123-456-789',
  transport: 'ab'.repeat(16),
  company: 'norland',
  conversation: 'c-1',
  channel: 'voice' as const,
  agent: { id: 'anna', name: 'Anna Visser' },
  invitedAt: 1_000,
  viewerVersions: { min: 1, max: 2 },
};
const customer = { participant: 'p-1', origin: 'https://norland.test', versions: { min: 1, max: 1 } };

test('[SESS-15] what an agent takes up begins with the question, answered within its time', () => {
  const begun = takeUp(facts, customer, 'request');
  if (!begun.ok) throw new Error(begun.code);
  expect(begun.session).toMatchObject({
    state: 'asking',
    version: 1,
    participant: 'p-1',
    until: 1_000 + CONSENT_LIFETIME_MS,
  });
  expect(begun.audit).toEqual([{ type: 'taken', from: 'request', origin: 'https://norland.test' }]);
  expect(deadline(begun.session)).toBe(1_000 + CONSENT_LIFETIME_MS);
  expect(transition(begun.session, { type: 'allow' }, 2_000)).toMatchObject({ ok: true, session: { state: 'live' } });
});

test('[SESS-15] [WIRE-1] ends without a common version do not begin', () => {
  expect(takeUp(facts, { ...customer, versions: { min: 3, max: 4 } }, 'pin')).toEqual({
    ok: false,
    code: 'session/version',
  });
});
