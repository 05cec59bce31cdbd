import { decodeFact } from './fact';
import { decodeSessionView, viewSession } from './view';
import { invite, transition } from './transition';

const invited = invite({
  id: 'id',
  reference: '123-456-789',
  transport: 'secret-transport',
  company: 'c',
  conversation: 'conv',
  channel: 'voice',
  agent: { id: 'secret-agent', name: 'Anna' },
  invitedAt: 5,
  viewerVersions: { min: 1, max: 1 },
});

test('[WIRE-2] a view comes back as it went, and says nothing of ids that name agents or groups', () => {
  const view = viewSession(invited, 'Company', 7);
  expect(decodeSessionView(JSON.parse(JSON.stringify(view)))).toEqual({ ok: true, value: view });
  expect(JSON.stringify(view)).not.toContain('secret');
  const over = transition(invited, { type: 'end', by: 'agent', reason: 'cancelled' }, 9);
  const ended = over.ok ? viewSession(over.session, 'Company', 9) : null;
  expect(decodeFact({ fact: 'session', session: ended })).toEqual({
    ok: true,
    value: { fact: 'session', session: ended },
  });
});

test.each([
  null,
  1,
  'x',
  [],
  {},
  { fact: 'granted' },
  { fact: 'session', session: { state: 'live' } },
  { fact: 'session', session: { ...viewSession(invited, 'C', 1), state: 'allowed' } },
  { fact: 'session', session: { ...viewSession(invited, 'C', 1), until: 'soon' } },
  { fact: 'session', session: { ...viewSession(invited, 'C', 1), agentName: 'x'.repeat(600) } },
])('[SESS-9] what is no fact is refused: %j', (value) => {
  expect(decodeFact(value)).toEqual({ ok: false, code: 'wire/malformed' });
});
