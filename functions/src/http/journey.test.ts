import type { AuditRecord, SessionView } from '@beside/protocol';
import { enter, invite, joinDesk } from '../../testing/ends';
import { anna, sofia } from '../../testing/issuer';
import { clientToken, connect, upstream } from '../../testing/relay';
import { openTestApp, type TestApp } from '../../testing/test-app';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

test('[SESS-1] a session from the invitation to its audit', async () => {
  const { session, pin } = await invite(app);
  expect(session).toMatchObject({ state: 'invited', companyName: 'Norland Tax Office', agentName: 'Anna Visser' });
  const staff = await app.issuer.bearer(anna);
  expect((await app.call('POST', `/sessions/${session.id}/sent`, { headers: staff, body: {} })).status).toBe(204);

  const desk = await joinDesk(app, session.id);
  const early = await connect(app, desk, 'desk-0');
  expect(early).toMatchObject({ send: null, receive: null });

  app.pass(30_000);
  const customer = await enter(app, `${pin.slice(0, 4)} ${pin.slice(4)}`);
  expect(customer.session).toMatchObject({ state: 'asking', origin: 'https://www.norland.test' });
  expect((await customer.post('socket')).status).toBe(409);

  app.pass(10_000);
  const allowed = (await (await customer.post('allow')).json()) as SessionView;
  expect(allowed).toMatchObject({ state: 'live', version: 1, customer: { here: false }, desk: { here: false } });
  const page = await connect(app, customer, 'page-1');
  const act = await connect(app, desk, 'desk-1');
  await upstream(app, 'disconnected', desk.participant, 'desk-0');
  expect([page.send, page.receive]).toEqual([act.receive, act.send]);
  expect(clientToken(page.url).role).toEqual([`webpubsub.sendToGroup.${page.send}`]);
  expect(await (await desk.read()).json()).toMatchObject({
    state: 'live',
    customer: { here: true },
    desk: { here: true },
  });

  expect(await (await customer.post('pause')).json()).toMatchObject({ state: 'paused' });
  expect(await (await customer.post('continue')).json()).toMatchObject({ state: 'live' });
  expect(await (await desk.post('heartbeat', { active: true })).json()).toMatchObject({ state: 'live' });
  const ended = await customer.post('end', { reason: 'stopped' });
  expect(await ended.json()).toMatchObject({ state: 'ended', by: 'customer', reason: 'stopped' });
  expect(await (await desk.post('heartbeat', { active: true })).json()).toMatchObject({ state: 'ended' });

  const told = app.said.flatMap((said) =>
    'fact' in said && said.to === desk.participant ? [said.fact.session.state] : [],
  );
  expect([...new Set(told)]).toEqual(['asking', 'live', 'paused', 'ended']);
  expect(app.said.slice(-4)).toEqual(
    expect.arrayContaining([{ closed: desk.participant }, { closed: customer.participant }]),
  );

  const reader = await app.issuer.bearer(sofia);
  const audit = await app.call('GET', `/audit/sessions/${session.id}`, { headers: reader });
  const { session: listed, records } = (await audit.json()) as { session: object; records: AuditRecord[] };
  expect(listed).toMatchObject({ state: 'ended', endedBy: 'customer', reason: 'stopped', agentName: 'Anna Visser' });
  expect(records.map(({ event }) => event.type)).toEqual([
    'invited',
    'pin-sent',
    'pin-accepted',
    'allowed',
    'joined',
    'joined',
    'paused',
    'continued',
    'ended',
  ]);
  expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1));
  expect(app.logged).toEqual([]);
});

test('[SESS-5] a page that goes and comes back is the same session; an older connection that closes late changes nothing', async () => {
  const { session, pin } = await invite(app);
  const customer = await enter(app, pin);
  await customer.post('allow');
  await connect(app, customer, 'page-1');
  await upstream(app, 'disconnected', customer.participant, 'page-1');
  expect(await (await customer.read()).json()).toMatchObject({ customer: { here: false, until: app.now() + 120_000 } });
  await connect(app, customer, 'page-2');
  await connect(app, customer, 'page-3');
  await upstream(app, 'disconnected', customer.participant, 'page-2');
  expect(await (await customer.read()).json()).toMatchObject({ id: session.id, customer: { here: true } });
  await upstream(app, 'disconnected', customer.participant, 'page-3');
  app.pass(120_000);
  expect(await (await customer.read()).json()).toMatchObject({ state: 'ended', reason: 'customer-away' });
});

test('[SESS-7] the sweep ends what nobody touches, tells the participants and closes their connections', async () => {
  const { pin } = await invite(app);
  const customer = await enter(app, pin);
  app.pass(5 * 60_000 - 1);
  await app.sweep();
  expect(await (await customer.read()).json()).toMatchObject({ state: 'asking' });
  app.pass(1);
  await app.sweep();
  expect(app.said.slice(-2)).toMatchObject([
    { to: customer.participant, fact: { session: { state: 'ended', reason: 'consent-expired' } } },
    { closed: customer.participant },
  ]);
});

test('a relay that is away does not keep a session from ending', async () => {
  const away = () => Promise.reject(new Error('away'));
  app.close();
  app = await openTestApp({ publisher: { tell: away, tellLetter: away, close: away } });
  const { pin } = await invite(app);
  const customer = await enter(app, pin);
  await customer.post('allow');
  const ended = await customer.post('end', { reason: 'stopped' });
  expect(await ended.json()).toMatchObject({ state: 'ended' });
  expect(app.logged.at(-1)).toMatch(/^session [0-9a-f-]{36}: 1 of 1 participants could not be told$/);
});

test('a late or impossible step is refused by its state', async () => {
  const { session, pin } = await invite(app);
  const customer = await enter(app, pin);
  const desk = await joinDesk(app, session.id);
  const code = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];
  expect(await code(await customer.post('pause'))).toEqual([409, 'session/wrong-state']);
  expect(await code(await customer.post('continue'))).toEqual([409, 'session/wrong-state']);
  expect(await code(await desk.post('allow'))).toEqual([403, 'auth/role-missing']);
  expect(await code(await desk.post('end', { reason: 'stopped' }))).toEqual([400, 'request/malformed']);
  expect(await code(await customer.post('end', { reason: 'exit' }))).toEqual([400, 'request/malformed']);
  expect(await (await customer.post('refuse')).json()).toMatchObject({ state: 'ended', reason: 'refused' });
  for (const step of ['allow', 'refuse', 'pause', 'continue', 'socket']) {
    expect(await code(await customer.post(step))).toEqual([409, 'session/ended']);
  }
});
