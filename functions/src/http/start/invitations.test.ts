import { bothEnds, enter, invite, joinDesk, newKey, refusal, takePin, versions, wait } from '../../../testing/ends';
import { anna, elena, ravi } from '../../../testing/issuer';
import { connect } from '../../../testing/relay';
import { openTestApp, type TestApp } from '../../../testing/test-app';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const body = (conversation: string) => ({ conversation, channel: 'voice', versions });

test('[SESS-2] record, reference and transport are three different ids', async () => {
  const { session } = await invite(app);
  expect(session.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(session.reference).toMatch(/^\d{3}-\d{3}-\d{3}$/);
  const stored = await app.stores.sessions.get('norland', session.id);
  expect(stored?.session.transport).toMatch(/^[0-9a-f]{32}$/);
  expect(JSON.stringify(session)).not.toContain(stored?.session.transport);
});

test('[SESS-12] an agent in a session cannot invite, and hears which session it is; another agent can', async () => {
  const { desk } = await bothEnds(app, 'asking', 'c-1');
  for (const conversation of ['c-1', 'c-2']) {
    const refused = await app.call('POST', '/invitations', {
      headers: await app.issuer.bearer(anna),
      body: body(conversation),
    });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      code: 'session/agent-busy',
      reference: desk.session.reference,
      conversation: 'c-1',
    });
  }
  await expect(invite(app, 'c-2', ravi)).resolves.toMatchObject({ session: { state: 'invited' } });
  app.pass(5 * 60_000);
  await expect(invite(app, 'c-2')).resolves.toMatchObject({ session: { agentName: 'Anna Visser' } });
});

test('[SESS-12] invitations are not sessions: an agent may have one in each conversation', async () => {
  const [one, two, again] = [await invite(app, 'c-1'), await invite(app, 'c-2'), await invite(app, 'c-1')];
  expect(again.session.id).toBe(one.session.id);
  expect(two.session.id).not.toBe(one.session.id);
  const [a, b] = await Promise.all([invite(app, 'c-3'), invite(app, 'c-3')]);
  expect(a.session.id).toBe(b.session.id);
});

test('a conversation that moves to another agent takes the first invitation with it', async () => {
  const first = await invite(app, 'c-1');
  const second = await invite(app, 'c-1', ravi);
  expect(second.session.id).not.toBe(first.session.id);
  const stored = await app.stores.sessions.get('norland', first.session.id);
  expect(stored?.session).toMatchObject({ state: 'ended', by: 'server', reason: 'cancelled' });
});

test('[SESS-25] a colleague’s session that goes on is in the way, and no longer when it is over; other conversations are free', async () => {
  const { customer } = await bothEnds(app, 'live', 'c-1');
  const headers = await app.issuer.bearer(ravi);
  const asked = () => app.call('POST', '/invitations', { headers, body: body('c-1') });
  expect(await refusal(await asked())).toEqual([409, 'session/colleague']);
  const waiting = await wait(app, 'pin');
  expect(await refusal(await takePin(app, waiting.pin ?? '', ravi, 'c-1'))).toEqual([409, 'session/colleague']);
  expect((await takePin(app, waiting.pin ?? '', ravi, 'c-2')).status).toBe(201);
  expect(await (await customer.read()).json()).toMatchObject({ state: 'live' });
  await app.call('POST', `/sessions/${(await own(ravi))[0]}/end`, { headers, body: { reason: 'exit' } });
  await customer.post('end', { reason: 'stopped' });
  expect((await asked()).status).toBe(201);
});

/** Does something once, between the reading of a session and the writing of its end. */
function beforeItsEnd(work: () => Promise<unknown>): void {
  const { sessions } = app.stores;
  const { replace } = sessions;
  sessions.replace = async (record, etag) => {
    if (record.session.state !== 'ended') return replace.call(sessions, record, etag);
    sessions.replace = replace;
    await work();
    return replace.call(sessions, record, etag);
  };
}

test('[SESS-25] a colleague’s invitation that the customer follows while it is taken back is a session, and stays', async () => {
  const first = await invite(app, 'c-1');
  beforeItsEnd(() => enter(app, first.pin));
  const headers = await app.issuer.bearer(ravi);
  const asked = await app.call('POST', '/invitations', { headers, body: body('c-1') });
  expect(await refusal(asked)).toEqual([409, 'session/colleague']);
  expect((await app.stores.sessions.get('norland', first.session.id))?.session.state).toBe('asking');
});

test('[SESS-25] the own invitation that the customer follows while an offer would take its place stays, and the offer waits on', async () => {
  const first = await invite(app, 'c-1');
  const waiting = await wait(app, 'pin');
  beforeItsEnd(() => enter(app, first.pin));
  const taken = await takePin(app, waiting.pin ?? '', anna, 'c-1');
  expect(taken.status).toBe(409);
  expect(await taken.json()).toMatchObject({ code: 'session/agent-busy', reference: first.session.reference });
  expect((await app.stores.sessions.get('norland', first.session.id))?.session.state).toBe('asking');
  expect(await (await waiting.ask()).json()).toMatchObject({ offer: { state: 'waiting' } });
});

test('[SESS-25] of an invitation and an offer that begin in one conversation at the same time one is its session', async () => {
  const waiting = await wait(app, 'pin');
  const headers = await app.issuer.bearer(anna);
  await Promise.all([
    takePin(app, waiting.pin ?? '', ravi, 'c-1'),
    app.call('POST', '/invitations', { headers, body: body('c-1') }),
  ]);
  expect(await app.stores.sessions.open('norland', { limit: 10 })).toHaveLength(1);
});

test('[SESS-25] a colleague’s session whose time is over is in nobody’s way', async () => {
  await bothEnds(app, 'asking', 'c-1');
  app.pass(5 * 60_000);
  await expect(invite(app, 'c-1', ravi)).resolves.toMatchObject({ session: { state: 'invited' } });
});

async function own(agent: typeof ravi): Promise<readonly string[]> {
  const answer = await app.call('GET', '/sessions', { headers: await app.issuer.bearer(agent) });
  return ((await answer.json()) as { sessions: { id: string }[] }).sessions.map(({ id }) => id);
}

test('[SESS-26] an agent finds the own sessions that have not ended, in all conversations, as they are now', async () => {
  const [first, second] = [await invite(app, 'c-1'), await invite(app, 'c-2')];
  await invite(app, 'c-3', ravi);
  const ids = [first.session.id, second.session.id].sort();
  expect([...(await own(anna))].sort()).toEqual(ids);
  expect(await own(elena)).toEqual([]);
  for (let late = 0; late < 60; late += 1) await invite(app, `late-${late}`);
  await enter(app, first.pin);
  const { sessions } = app.stores;
  const { get } = sessions;
  let reads = 0;
  sessions.get = (company, id) => {
    reads += 1;
    return get.call(sessions, company, id);
  };
  expect(await own(anna)).toContain(first.session.id);
  expect(reads).toBe(0);
  sessions.get = get;
  app.pass(60 * 60_000);
  expect(await own(anna)).toEqual([]);
});

test("another agent's session, and another company's, do not exist", async () => {
  const { id } = await bothEnds(app, 'live');
  const key = (await newKey()).publicJwk;
  for (const stranger of [ravi, elena]) {
    const headers = await app.issuer.bearer(stranger);
    const answers = await Promise.all([
      app.call('GET', '/conversations/c-1/session', { headers }),
      app.call('POST', `/sessions/${id}/sent`, { headers, body: {} }),
      app.call('POST', `/sessions/${id}/participants`, { headers, body: { key, versions } }),
      app.call('POST', `/sessions/${id}/end`, { headers, body: { reason: 'exit' } }),
    ]);
    for (const answer of answers) expect(await refusal(answer)).toEqual([404, 'session/unknown']);
  }
  const own = await app.call('GET', '/conversations/c-1/session', { headers: await app.issuer.bearer(anna) });
  expect(await own.json()).toMatchObject({ id, state: 'live' });
});

test('[SESS-6] a desk that the CRM rebuilt joins the same session again, and the desk before it is out', async () => {
  const { id, desk, customer } = await bothEnds(app, 'live');
  await connect(app, desk, 'desk-1');
  const rebuilt = await joinDesk(app, id);
  expect(rebuilt.participant).not.toBe(desk.participant);
  expect(await refusal(await desk.read())).toEqual([409, 'session/moved']);
  expect(app.said).toContainEqual({ closed: desk.participant });
  expect(await (await customer.read()).json()).toMatchObject({ state: 'live', desk: { here: false } });
  await connect(app, rebuilt, 'desk-2');
  expect(await (await customer.read()).json()).toMatchObject({ state: 'live', desk: { here: true } });
});

test('a desk that asks again with the same key is the same participant', async () => {
  const { session, pin } = await invite(app);
  await enter(app, pin);
  const key = (await newKey()).publicJwk;
  const headers = await app.issuer.bearer(anna);
  const join = async () => {
    const response = await app.call('POST', `/sessions/${session.id}/participants`, {
      headers,
      body: { key, versions },
    });
    return (await response.json()) as { participant: string };
  };
  expect((await join()).participant).toBe((await join()).participant);
  const newer = { key, versions: { min: 2, max: 2 } };
  const refused = await app.call('POST', `/sessions/${session.id}/participants`, { headers, body: newer });
  expect(await refusal(refused)).toEqual([409, 'session/version']);
});

test('the agent ends the own session without a desk', async () => {
  const { id, customer } = await bothEnds(app, 'live');
  const headers = await app.issuer.bearer(anna);
  const ended = await app.call('POST', `/sessions/${id}/end`, { headers, body: { reason: 'conversation-ended' } });
  expect(await ended.json()).toMatchObject({ state: 'ended', by: 'agent', reason: 'conversation-ended' });
  expect(await (await customer.read()).json()).toMatchObject({ state: 'ended' });
});
