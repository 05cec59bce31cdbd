import { decodeFact } from './fact';
import { decodeSessionView, viewEnd, viewSession } from './view';
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

test('[SESS-22] a live session says when it ends by itself: idle, or at its longest', () => {
  const limits = { invitation: 600, inactivity: 120, grace: 60, absolute: 1_000 };
  const versions = { min: 1, max: 1 };
  const asked = transition({ ...invited, limits }, { type: 'redeem', participant: 'p', origin: 'o', versions }, 10);
  const allowed = asked.ok ? transition(asked.session, { type: 'allow' }, 20) : asked;
  const live = allowed.ok ? transition(allowed.session, { type: 'here', role: 'customer' }, 20) : allowed;
  const endsAfter = (...activity: readonly number[]) => {
    const last = activity.reduce(
      (known, at) => (known.ok ? transition(known.session, { type: 'activity' }, at) : known),
      live,
    );
    if (!last.ok) throw new Error(last.code);
    const view = viewSession(last.session, 'C', 20);
    expect(decodeSessionView(JSON.parse(JSON.stringify(view)))).toEqual({ ok: true, value: view });
    return view.state === 'live' ? view.ends : null;
  };
  expect(endsAfter()).toEqual({ at: 140, reason: 'inactivity' });
  expect(endsAfter(70)).toEqual({ at: 190, reason: 'inactivity' });
  const always = Array.from({ length: 10 }, (_, count) => 100 * (count + 1));
  expect(endsAfter(...always)).toEqual({ at: 1_020, reason: 'limit' });
});

test('[SESS-22] an end that knows of its end shows it without the server', () => {
  const view = viewSession(invited, 'C', 7);
  const ended = viewEnd(view, 'server', 'limit', 99);
  expect(ended).toMatchObject({ id: 'id', state: 'ended', by: 'server', reason: 'limit', at: 99, now: 99 });
  expect(decodeSessionView(ended)).toEqual({ ok: true, value: ended });
});
