import { COMMAND_WORD_MS, HEARTBEAT_MS, VIEW_LEASE_MS, pageMessage } from '@beside/protocol';
import { CONVERSATION, deskWorld, liveDesk, picture, show } from './desk-world';
import { sessionFixture } from './session-fixture';

test('one press makes a PIN, posts it, and says that it was sent', async () => {
  const { desk, clock, posted, staff } = await deskWorld();
  await clock.pass(0);
  expect(desk.state().at).toBe('ready');
  await desk.invite();
  await clock.pass(0);
  expect(posted).toEqual([['PIN 12345678', CONVERSATION]]);
  expect(staff.sent).toHaveBeenCalledTimes(1);
  expect(desk.state()).toMatchObject({ at: 'invited', pin: '12345678', delivery: { how: 'posted' } });
});

test('[SESS-13] the PIN goes to the conversation captured at open, although the agent looks at another one by now', async () => {
  const { desk, clock, posted, focus, switchAgent } = await deskWorld();
  await clock.pass(0);
  focus('another-conversation');
  switchAgent();
  await desk.invite();
  expect(posted).toEqual([['PIN 12345678', CONVERSATION]]);
});

test('[SESS-12] one live session per agent: CB says which one it is', async () => {
  const { desk, clock, staff } = await deskWorld();
  await clock.pass(0);
  staff.invite.mockResolvedValueOnce({
    ok: false,
    code: 'session/agent-busy',
    reference: '987-654-321',
    conversation: 'c2',
  });
  await desk.invite();
  expect(desk.state()).toEqual({
    at: 'unavailable',
    reason: { why: 'agent-busy', reference: '987-654-321', conversation: 'c2' },
  });
});

test('busy with this very conversation: the desk goes back to its session', async () => {
  const { desk, clock, staff, views, fact } = await deskWorld();
  await clock.pass(0);
  fact(views.live);
  staff.invite.mockResolvedValueOnce({
    ok: false,
    code: 'session/agent-busy',
    reference: '123-456-789',
    conversation: CONVERSATION,
  });
  await desk.invite();
  await clock.pass(0);
  expect(desk.state().at).toBe('connecting');
});

test('[SESS-9] before Allow the desk hears facts only; with it a new socket brings the page, one at a time', async () => {
  const { desk, clock, views, fact, openSockets, until } = await deskWorld();
  await clock.pass(0);
  await desk.invite();
  await until(() => openSockets().length === 1);
  expect(openSockets().map((socket) => socket.grant.send)).toEqual([null]);
  fact({ ...views.asking, now: clock.now() + 1 });
  expect(desk.state()).toMatchObject({ at: 'asking', origin: 'https://bank.example' });
  fact({ ...views.live, now: clock.now() + 2 });
  expect(desk.state().at).toBe('connecting');
  expect(openSockets()).toEqual([]);
  show(desk);
  await until(() => openSockets().length === 1);
  expect(openSockets().map((socket) => socket.grant.send)).toEqual(['t.act']);
});

test('a rebuilt desk resumes from the conversation id alone, with a fresh key', async () => {
  const { desk, staff, isCovered } = await liveDesk();
  expect(staff.join).toHaveBeenCalledTimes(1);
  expect(desk.state().at).toBe('live');
  expect(isCovered()).toBe(false);
});

test('[SESS-8] the desk covers the page by itself when the view lease lapses, and shows it again when it is back', async () => {
  const { desk, clock, cut, isCovered } = await liveDesk();
  cut(true);
  await clock.pass(VIEW_LEASE_MS + 1);
  expect(desk.state()).toMatchObject({ at: 'covered', reason: 'lease' });
  expect(isCovered()).toBe(true);
  cut(false);
  await clock.pass(2_000);
  expect(desk.state().at).toBe('live');
  expect(isCovered()).toBe(false);
});

test('[SESS-4] paused: covered by the word of the server alone, though a picture still comes', async () => {
  const { desk, clock, customer, views, fact, isCovered } = await liveDesk();
  fact({ ...views.paused, now: clock.now() + 1 });
  await customer.send(picture);
  await clock.pass(100);
  expect(desk.state().at).toBe('paused');
  expect(isCovered()).toBe(true);
});

test('[SESS-4] paused by the customer’s page: covered with its last word, shown again with a new picture', async () => {
  const { desk, clock, customer, isCovered } = await liveDesk();
  await customer.hold({ status: 'paused', hidden: false });
  await clock.pass(100);
  expect(desk.state().at).toBe('paused');
  await clock.pass(VIEW_LEASE_MS * 2);
  expect([desk.state().at, isCovered()]).toEqual(['paused', true]);
  customer.release();
  await clock.pass(2_000);
  expect([desk.state().at, isCovered()]).toEqual(['live', false]);
});

test('[SESS-22] the desk ends by its own clock when the limit comes that it was last told of, though nothing comes through the relay', async () => {
  const { desk, clock, views, fact, cut, isCovered, openSockets } = await liveDesk();
  const at = clock.now() + 30_000;
  fact({ ...views.live, now: clock.now(), ends: { at, reason: 'inactivity' } });
  fact({ ...views.live, now: clock.now() + 1, ends: { at: at + 5_001, reason: 'limit' } });
  cut(true);
  await clock.pass(at - clock.now() + 4_000);
  expect(desk.state().at).toBe('covered');
  await clock.pass(2_000);
  expect(desk.state()).toMatchObject({ at: 'ended', session: { by: 'server', reason: 'limit' } });
  expect([isCovered(), openSockets()]).toEqual([true, []]);
});

test('pointing and marking arrive at the customer; the heartbeat says that something happened', async () => {
  const { desk, clock, customer, calls } = await liveDesk();
  desk.page()?.point({ x: 10, y: 10 });
  const marked = desk.page()?.drawing.element('spotlight', { x: 10, y: 10 });
  await clock.pass(1_000);
  expect(await marked).toBe('marked');
  expect(customer.acts).toEqual(['point', 'mark']);
  await clock.pass(HEARTBEAT_MS);
  await clock.pass(HEARTBEAT_MS);
  expect(calls.filter((call) => call.startsWith('heartbeat'))).toEqual(['heartbeat true', 'heartbeat false']);
});

test('[SESS-23] the desk says with its heartbeat and its exit how long the way was from CB to the page and to the first mark', async () => {
  const { desk, clock, stranger, fact, views, until, measured } = await deskWorld(null, { kept: false });
  await clock.pass(0);
  const pressedAt = clock.now();
  let connectMs = -1;
  desk.subscribe(() => {
    if (desk.state().at === 'live' && connectMs < 0) connectMs = clock.now() - pressedAt;
  });
  await desk.invite();
  await clock.pass(20_000);
  const customer = await stranger();
  fact({ ...views.asking, now: clock.now() + 1 });
  await until(() => customer.words() !== null);
  show(desk);
  await customer.allow();
  fact({ ...views.live, now: clock.now() + 2 });
  await until(() => desk.state().at === 'live');
  await clock.pass(2_000);
  void desk.page()?.drawing.element('spotlight', { x: 10, y: 10 });
  await clock.pass(HEARTBEAT_MS);
  await desk.exit();
  const whole = { agentPresses: 1, connectMs, markMs: expect.any(Number) as number };
  expect(measured.filter((one) => one?.markMs !== undefined)).toEqual([whole, whole]);
  expect(connectMs).toBeGreaterThanOrEqual(20_000);
});

test('marks are drawn as the customer’s page says they are', async () => {
  const { clock, customer, news } = await liveDesk();
  await customer.send(
    [
      { kind: 'pointer', who: 'customer-1', at: { node: 7, x: 0, y: 0 } },
      { kind: 'mark', who: 'agent-1', id: 1, tool: 'spotlight', node: 7, points: [], text: '' },
    ],
    pageMessage,
  );
  await clock.pass(100);
  expect(news.at(-1)?.marks.map((mark) => [mark.kind, mark.who])).toEqual([
    ['mark', 'agent-1'],
    ['pointer', 'customer-1'],
  ]);
});

test('[CTRL-12] what is said goes to the customer’s page, and stands in the chat when it comes back from there', async () => {
  const { desk, clock, customer, news } = await liveDesk();
  const delivery = desk.page()?.say('Hello');
  await clock.pass(1_000);
  expect([await delivery, customer.acts]).toEqual(['delivered', ['say']]);
  expect(news.at(-1)?.chat).toEqual([]);
  await customer.send([{ kind: 'said', who: 'agent-1', text: 'Hello' }], pageMessage);
  await clock.pass(100);
  expect(news.at(-1)?.chat).toMatchObject([{ who: 'agent-1', text: 'Hello' }]);
});

test('[CTRL-4] write mode is asked for, granted by the customer’s page alone, and over with a new epoch', async () => {
  const { desk, clock, customer, news } = await liveDesk();
  desk.page()?.hands.ask();
  await clock.pass(1_000);
  expect(customer.acts).toEqual(['ask']);
  expect(news.at(-1)?.hands.writer).toBeNull();
  await customer.send([{ kind: 'mode', writer: 'agent-1', direct: false }], pageMessage);
  await clock.pass(100);
  expect(news.at(-1)?.hands.writer).toBe('agent-1');
  await customer.hold({ status: 'paused', hidden: false });
  customer.release();
  await clock.pass(2_000);
  expect(news.at(-1)?.hands.writer).toBeNull();
});

test('[CTRL-2] an act into a link that is cut is said to be lost', async () => {
  const { desk, clock, cut, news } = await liveDesk();
  cut(true);
  desk.page()?.hands.go('back');
  await clock.pass(COMMAND_WORD_MS + 1_000);
  expect(news.at(-1)?.hands.acts.at(-1)).toMatchObject({ kind: 'go', stage: { at: 'lost' } });
});

test('the conversation ends: the agent is told, and ten seconds later the session ends with that reason', async () => {
  const { desk, clock, calls, endConversation } = await liveDesk();
  endConversation();
  expect(desk.state()).toMatchObject({ at: 'live', endsAt: clock.now() + 10_000 });
  await clock.pass(10_001);
  expect(calls).toContain('end conversation-ended');
  expect(desk.state()).toMatchObject({ at: 'ended', session: { reason: 'conversation-ended' } });
});

test('exit ends it, and the page is gone', async () => {
  const { desk, clock, calls, openSockets, isCovered } = await liveDesk();
  await desk.exit();
  await clock.pass(0);
  expect(calls).toContain('end exit');
  expect(desk.state()).toMatchObject({ at: 'ended', session: { reason: 'exit' } });
  expect(openSockets()).toEqual([]);
  expect(isCovered()).toBe(true);
});

test('a desk that the CRM destroys closes its sockets and ends nothing', async () => {
  const { desk, clock, calls, staff, openSockets } = await liveDesk();
  desk.close();
  await clock.pass(HEARTBEAT_MS * 3);
  expect(openSockets()).toEqual([]);
  expect(staff.end).not.toHaveBeenCalled();
  expect(calls.filter((call) => call.startsWith('end') || call.startsWith('heartbeat'))).toEqual([]);
});

test('[SESS-26] a desk tells the places beside it that its session changed', async () => {
  const { desk, clock, hints } = await deskWorld();
  await clock.pass(0);
  expect(hints.tell).not.toHaveBeenCalled();
  await desk.invite();
  expect(hints.tell).toHaveBeenCalledTimes(1);
  await desk.cancel();
  expect(hints.tell).toHaveBeenCalledTimes(2);
});

test('an unreachable API and a missing sign-in are said in their own words', async () => {
  const { desk, clock, staff } = await deskWorld();
  staff.sessionOf.mockResolvedValueOnce({ ok: false, code: 'service/unavailable' });
  await clock.pass(0);
  expect(desk.state()).toEqual({ at: 'unavailable', reason: { why: 'unreachable' } });
  staff.sessionOf.mockResolvedValueOnce({ ok: false, code: 'auth/missing' });
  await desk.reload();
  expect(desk.state()).toEqual({ at: 'unavailable', reason: { why: 'signed-out' } });
  await desk.signIn();
  expect(desk.state().at).toBe('ready');
  staff.invite.mockResolvedValueOnce({ ok: false, code: 'auth/role-missing' });
  await desk.invite();
  expect(desk.state()).toMatchObject({ at: 'error', code: 'auth/role-missing' });
});

test('Send again makes a new PIN for the same invitation; Cancel takes it back', async () => {
  const { desk, clock, posted, staff } = await deskWorld();
  await clock.pass(0);
  await desk.invite();
  staff.invite.mockResolvedValueOnce({
    ok: true,
    value: { session: sessionFixture(clock.now()).invited, pin: '87654321' },
  });
  await desk.invite();
  expect(posted.map(([text]) => text)).toEqual(['PIN 12345678', 'PIN 87654321']);
  await clock.pass(0);
  await desk.cancel();
  expect(desk.state()).toMatchObject({ at: 'ended', session: { reason: 'cancelled' } });
});

test('[SEAL-6] the words that the customer sees are posted to the chat, and nothing is seen before they are allowed', async () => {
  const world = await deskWorld(null, { kept: false });
  const { desk, clock, views, fact, posted, until, stranger } = world;
  await clock.pass(0);
  await desk.invite();
  await until(() => world.openSockets().length === 1);
  const customer = await stranger();
  fact({ ...views.asking, now: clock.now() + 1 });
  expect(desk.state()).toMatchObject({ at: 'asking', compared: null });
  await until(() => customer.words() !== null);
  await until(() => posted.length === 2);
  expect(posted[1]).toEqual([`words ${customer.words()?.join(' ')}`, CONVERSATION]);
  expect(desk.state()).toMatchObject({ at: 'asking', compared: { delivery: { how: 'posted' } } });
  show(desk);
  await customer.allow();
  fact({ ...views.live, now: clock.now() + 2 });
  await until(() => desk.state().at === 'live');
  expect(desk.state()).toMatchObject({ compared: null });
});

test('[SEAL-11] a desk whose window was loaded anew shows new words and nothing of the page until they are allowed', async () => {
  const world = await deskWorld(sessionFixture(1_700_000_000_000).live, { kept: false });
  const { desk, clock, posted, until, stranger, isCovered } = world;
  show(desk);
  const customer = await stranger();
  await until(() => posted.length === 1);
  expect(desk.state()).toMatchObject({ at: 'connecting', compared: { delivery: { how: 'posted' } } });
  await clock.pass(3_000);
  expect([desk.state().at, isCovered()]).toEqual(['connecting', true]);
  await customer.allow();
  await until(() => desk.state().at === 'live');
  expect(isCovered()).toBe(false);
});

test('[SEAL-11] what a desk leaves for the next one is gone with the session', async () => {
  const { desk, clock, keys, views, fact } = await liveDesk();
  expect(keys.get(views.live.id)).not.toBeNull();
  fact({ ...views.ended, now: clock.now() + 5 });
  await clock.pass(0);
  expect(desk.state().at).toBe('ended');
  expect(keys.get(views.live.id)).toBeNull();
});

test('[PIN-8] a PIN that the customer reads out starts in this conversation; the desk joins while they decide', async () => {
  const { desk, clock, staff, openSockets, until } = await deskWorld();
  await clock.pass(0);
  expect(await desk.takePin('482913')).toBeNull();
  expect(staff.takePin).toHaveBeenCalledWith('482913', CONVERSATION, 'chat');
  expect(desk.state().at).toBe('asking');
  await until(() => openSockets().length === 1);
});

test('[PIN-8] [SESS-16] what is wrong with a PIN or a request is told, and the desk stays as it is', async () => {
  const { desk, clock, staff } = await deskWorld();
  await clock.pass(0);
  staff.takePin.mockResolvedValueOnce({ ok: false, code: 'pin/used' });
  staff.takeRequest.mockResolvedValueOnce({ ok: false, code: 'offer/gone' });
  expect(await desk.takePin('482913')).toBe('pin/used');
  expect(await desk.takeRequest('o-1')).toBe('offer/gone');
  expect(desk.state().at).toBe('ready');
});

test('[SESS-12] an agent who is busy elsewhere and takes a call is told where', async () => {
  const { desk, clock, staff } = await deskWorld();
  await clock.pass(0);
  const busy = { reference: '987-654-321', conversation: 'c2' };
  staff.takeRequest.mockResolvedValueOnce({ ok: false, code: 'session/agent-busy', ...busy });
  expect(await desk.takeRequest('o-1')).toBeNull();
  expect(desk.state()).toEqual({ at: 'unavailable', reason: { why: 'agent-busy', ...busy } });
});

test('[SESS-16] who waits stands on the clock of this machine', async () => {
  const { desk, clock, staff } = await deskWorld();
  await clock.pass(0);
  const now = clock.now() - 3_600_000;
  const request = {
    id: 'o-1',
    conversation: null,
    origin: 'https://norland.test',
    since: now - 5_000,
    until: now + 9_000,
  };
  const starts = { agentPin: true, customerPin: true, request: true };
  staff.waiting.mockResolvedValueOnce({ ok: true, value: { requests: [request], starts, now } });
  expect(await desk.waiting()).toEqual({
    requests: [{ ...request, since: clock.now() - 5_000, until: clock.now() + 9_000 }],
    starts,
  });
  expect(staff.waiting).toHaveBeenCalledWith(CONVERSATION);
});
