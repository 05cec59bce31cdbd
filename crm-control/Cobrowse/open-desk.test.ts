import {
  HEARTBEAT_MS,
  VIEW_LEASE_MS,
  decodeActs,
  pageMessage,
  type Channel,
  type PageMessage,
  type PublicJwk,
  type SessionView,
} from '@beside/protocol';
import { openHub, transportSeal, type Hub, type LinkEvents, type OpenLink } from '@beside/protocol/channel';
import type { Mirror } from '@beside/mirror';
import type { Answer } from '../desk/api/api-refusal';
import type { ParticipantApi } from '../desk/api/participant-api';
import type { Invitation, Joined } from '../desk/api/staff-api';
import type { Host } from '../desk/host/host';
import { manualClock } from '../desk/manual-clock';
import type { Desk } from './desk';
import { openDesk } from './open-desk';
import type { StageNews } from './page-view';
import { sessionFixture } from './session-fixture';

const CONVERSATION = 'c0ffee00-0000-4000-8000-000000000001';
const viewport = { width: 800, height: 600, scrollX: 0, scrollY: 0 };
const picture: PageMessage[] = [
  {
    kind: 'snapshot',
    ...viewport,
    title: '',
    origin: '',
    language: 'en',
    direction: 'ltr',
    quirks: false,
    dark: false,
    nodes: 1,
  },
  { kind: 'complete', hash: 1 },
];

/** A desk whose whole world is in the test's hands: server, CRM, relay, mirror and clock. */
function world(found: SessionView | null = null) {
  const clock = manualClock();
  const views = sessionFixture(clock.now());
  let latest = found;
  let focused = CONVERSATION;
  let endConversation = () => {};
  let agentSwitches = () => {};
  const posted: [text: string, conversation: string][] = [];
  const calls: string[] = [];
  const sockets: { readonly events: LinkEvents; open: boolean; readonly grant: { send: string | null } }[] = [];
  let toHub: (bytes: Uint8Array) => void = () => {};
  let cut = false;

  const ended = (reason: 'exit' | 'cancelled' | 'conversation-ended'): SessionView =>
    (latest = { ...views.ended, now: clock.now(), by: 'agent', reason });
  const staff = {
    invite: jest.fn(async (_conversation: string, _channel: Channel): Promise<Answer<Invitation>> => {
      latest = views.invited;
      return { ok: true, value: { session: latest, pin: '12345678' } };
    }),
    sent: jest.fn(async (_session: string): Promise<Answer<void>> => ({ ok: true, value: undefined })),
    sessionOf: jest.fn(async (_conversation: string): Promise<Answer<SessionView | null>> => ({
      ok: true,
      value: latest,
    })),
    join: jest.fn(async (_session: string, _key: PublicJwk): Promise<Answer<Joined>> => ({
      ok: true,
      value: { participant: 'agent-1', credential: 'c', session: latest ?? views.invited },
    })),
    end: jest.fn(
      async (_session: string, reason: 'exit' | 'cancelled' | 'conversation-ended'): Promise<Answer<SessionView>> => ({
        ok: true,
        value: ended(reason),
      }),
    ),
  };
  const participant = (): ParticipantApi => ({
    session: async () => (calls.push('session'), { ok: true, value: latest ?? views.invited }),
    heartbeat: async (active) => (
      calls.push(`heartbeat ${active}`),
      { ok: true, value: { ...(latest ?? views.invited), now: clock.now() } }
    ),
    socket: async () => {
      const allowed = latest?.state === 'live' || latest?.state === 'paused';
      return {
        ok: true,
        value: { url: 'wss://relay', send: allowed ? 't.act' : null, receive: allowed ? 't.page' : null },
      };
    },
    end: async (reason) => (calls.push(`end ${reason}`), { ok: true, value: ended(reason) }),
  });
  const openLink: OpenLink = (negotiate, events) => {
    let socket: (typeof sockets)[number] | null = null;
    events.state('connecting');
    void negotiate().then((grant) => {
      socket = { events, open: true, grant };
      sockets.push(socket);
      events.state('open');
    });
    return {
      send: (bytes) => socket?.open && !cut && toHub(bytes),
      close: () => {
        if (socket) socket.open = false;
      },
    };
  };
  const host: Host = {
    conversationId: async () => ({ ok: true, value: focused }),
    conversation: async () => ({ channel: 'chat', open: true, customerName: 'Noor' }),
    sendToConversation: async (text, conversation) => (
      posted.push([text, conversation]),
      { ok: true, value: undefined }
    ),
    openConversation: () => ({ ok: true, value: undefined }),
    onSessionSwitch: (listener) => ((agentSwitches = listener), () => {}),
    onConversationEnded: (_id, listener) => ((endConversation = listener), () => {}),
  };
  let covered = true;
  const mirror: Mirror = {
    apply: (messages) => {
      if (messages.some((message) => message.kind === 'complete')) covered = false;
    },
    begin: () => {},
    cover: (next) => (covered = next),
    scale: () => {},
    anchorAt: (x, y) => ({ node: 7, x: x / 800, y: y / 600 }),
    spotOf: () => ({ x: 1, y: 2 }),
    boxOf: () => ({ x: 1, y: 2, width: 3, height: 4 }),
    pageBox: () => ({ x: 0, y: 0, width: 800, height: 600 }),
    standOf: (stroke) => ({ node: 7, points: stroke.map(({ x, y }) => ({ x: x / 800, y: y / 600 })) }),
    fieldOf: () => null,
    follow: () => {},
    scrollBy: () => {},
    lookAt: () => {},
    reach: () => ({ here: { top: 0, bottom: 1 }, customer: { top: 0, bottom: 1 } }),
    nameOf: () => 'Continue',
    hash: () => 1,
    destroy: () => (covered = true),
  };
  const tokens = {
    token: async () => ({ ok: true, value: 't' }) as const,
    signIn: async () => ({ ok: true, value: 't' }) as const,
  };
  const words = { tile: () => '', pinMessage: (_session: SessionView, pin: string) => `PIN ${pin}` };
  const desk = openDesk({ host, tokens, staff, participant, openLink, createMirror: () => mirror, clock, words });

  /** The customer's page, on the other side of the relay. */
  const customer = (): Hub & { readonly acts: string[] } => {
    const acts: string[] = [];
    const hub = openHub({
      open: (_negotiate, events) => {
        toHub = (bytes) => events.frame(bytes);
        queueMicrotask(() => events.state('open'));
        const send = (bytes: Uint8Array) =>
          cut || sockets.filter((socket) => socket.open).forEach((socket) => socket.events.frame(bytes));
        return { send, close: () => (toHub = () => {}) };
      },
      negotiate: async () => ({ url: '', send: null, receive: null }),
      seal: transportSeal,
      clock,
      decodeActs,
      randomId: () => `epoch-${Math.round(clock.now())}`,
      on: {
        epoch: () => void hub.send(picture),
        act: (_viewer, message) => acts.push(message.kind),
        fact: () => {},
        link: () => {},
        dropped: () => {},
      },
    });
    return Object.assign(hub, { acts });
  };
  return {
    desk,
    clock,
    views,
    staff,
    posted,
    calls,
    customer,
    cut: (now: boolean) => (cut = now),
    isCovered: () => covered,
    /** Keys are made outside the test's clock: waits for what must come. */
    until: async (condition: () => boolean) => {
      while (!condition()) await clock.pass(0);
    },
    openSockets: () => sockets.filter((socket) => socket.open),
    fact: (view: SessionView) => {
      latest = view;
      for (const socket of sockets) if (socket.open) socket.events.fact({ fact: 'session', session: view });
    },
    focus: (conversation: string) => (focused = conversation),
    endConversation: () => endConversation(),
    switchAgent: () => agentSwitches(),
  };
}
const show = (desk: Desk, news: StageNews[] = []) => desk.show({} as HTMLElement, (next) => news.push(next));

async function live() {
  const all = world(sessionFixture(1_700_000_000_000).live);
  const news: StageNews[] = [];
  show(all.desk, news);
  const customer = all.customer();
  await all.until(() => all.openSockets().length === 1);
  await all.clock.pass(1_100);
  return { ...all, customer, news };
}

test('one press makes a PIN, posts it, and says that it was sent', async () => {
  const { desk, clock, posted, staff } = world();
  await clock.pass(0);
  expect(desk.state().at).toBe('ready');
  await desk.invite();
  await clock.pass(0);
  expect(posted).toEqual([['PIN 12345678', CONVERSATION]]);
  expect(staff.sent).toHaveBeenCalledTimes(1);
  expect(desk.state()).toMatchObject({ at: 'invited', pin: '12345678', delivery: { how: 'posted' } });
});

test('[SESS-13] the PIN goes to the conversation captured at open, although the agent looks at another one by now', async () => {
  const { desk, clock, posted, focus, switchAgent } = world();
  await clock.pass(0);
  focus('another-conversation');
  switchAgent();
  await desk.invite();
  expect(posted).toEqual([['PIN 12345678', CONVERSATION]]);
});

test('[SESS-12] one live session per agent: CB says which one it is', async () => {
  const { desk, clock, staff } = world();
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
  const { desk, clock, staff, views, fact } = world();
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
  const { desk, clock, views, fact, openSockets, until } = world();
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
  const { desk, staff, isCovered } = await live();
  expect(staff.join).toHaveBeenCalledTimes(1);
  expect(desk.state().at).toBe('live');
  expect(isCovered()).toBe(false);
});

test('[SESS-8] the desk covers the page by itself when the view lease lapses, and shows it again when it is back', async () => {
  const { desk, clock, cut, isCovered } = await live();
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
  const { desk, clock, customer, views, fact, isCovered } = await live();
  fact({ ...views.paused, now: clock.now() + 1 });
  await customer.send(picture);
  await clock.pass(100);
  expect(desk.state().at).toBe('paused');
  expect(isCovered()).toBe(true);
});

test('[SESS-4] paused by the customer’s page: covered with its last word, shown again with a new picture', async () => {
  const { desk, clock, customer, isCovered } = await live();
  await customer.hold({ kind: 'status', status: 'paused', hidden: false });
  await clock.pass(100);
  expect(desk.state().at).toBe('paused');
  await clock.pass(VIEW_LEASE_MS * 2);
  expect([desk.state().at, isCovered()]).toEqual(['paused', true]);
  customer.release();
  await clock.pass(2_000);
  expect([desk.state().at, isCovered()]).toEqual(['live', false]);
});

test('pointing and marking arrive at the customer; the heartbeat says that something happened', async () => {
  const { desk, clock, customer, calls } = await live();
  desk.page()?.point({ x: 10, y: 10 });
  const marked = desk.page()?.drawing.element('spotlight', { x: 10, y: 10 });
  await clock.pass(1_000);
  expect(await marked).toBe('marked');
  expect(customer.acts).toEqual(['point', 'mark']);
  await clock.pass(HEARTBEAT_MS);
  await clock.pass(HEARTBEAT_MS);
  expect(calls.filter((call) => call.startsWith('heartbeat'))).toEqual(['heartbeat true', 'heartbeat false']);
});

test('marks are drawn as the customer’s page says they are', async () => {
  const { clock, customer, news } = await live();
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
  const { desk, clock, customer, news } = await live();
  const delivery = desk.page()?.say('Hello');
  await clock.pass(1_000);
  expect([await delivery, customer.acts]).toEqual(['delivered', ['say']]);
  expect(news.at(-1)?.chat).toEqual([]);
  await customer.send([{ kind: 'said', who: 'agent-1', text: 'Hello' }], pageMessage);
  await clock.pass(100);
  expect(news.at(-1)?.chat).toMatchObject([{ who: 'agent-1', text: 'Hello' }]);
});

test('[CTRL-4] write mode is asked for, granted by the customer’s page alone, and over with a new epoch', async () => {
  const { desk, clock, customer, news } = await live();
  desk.page()?.hands.ask();
  await clock.pass(1_000);
  expect(customer.acts).toEqual(['ask']);
  expect(news.at(-1)?.hands.writer).toBeNull();
  await customer.send([{ kind: 'mode', writer: 'agent-1', direct: false }], pageMessage);
  await clock.pass(100);
  expect(news.at(-1)?.hands.writer).toBe('agent-1');
  await customer.hold({ kind: 'status', status: 'paused', hidden: false });
  customer.release();
  await clock.pass(2_000);
  expect(news.at(-1)?.hands.writer).toBeNull();
});

test('[CTRL-2] an act into a link that is cut is said to be lost', async () => {
  const { desk, clock, cut, news } = await live();
  cut(true);
  desk.page()?.hands.go('back');
  await clock.pass(VIEW_LEASE_MS + 1_000);
  expect(news.at(-1)?.hands.acts.at(-1)).toMatchObject({ kind: 'go', stage: { at: 'lost' } });
});

test('the conversation ends: the agent is told, and ten seconds later the session ends with that reason', async () => {
  const { desk, clock, calls, endConversation } = await live();
  endConversation();
  expect(desk.state()).toMatchObject({ at: 'live', endsAt: clock.now() + 10_000 });
  await clock.pass(10_001);
  expect(calls).toContain('end conversation-ended');
  expect(desk.state()).toMatchObject({ at: 'ended', reason: 'conversation-ended' });
});

test('exit ends it, and the page is gone', async () => {
  const { desk, clock, calls, openSockets, isCovered } = await live();
  await desk.exit();
  await clock.pass(0);
  expect(calls).toContain('end exit');
  expect(desk.state()).toMatchObject({ at: 'ended', reason: 'exit' });
  expect(openSockets()).toEqual([]);
  expect(isCovered()).toBe(true);
});

test('a desk that the CRM destroys closes its sockets and ends nothing', async () => {
  const { desk, clock, calls, staff, openSockets } = await live();
  desk.close();
  await clock.pass(HEARTBEAT_MS * 3);
  expect(openSockets()).toEqual([]);
  expect(staff.end).not.toHaveBeenCalled();
  expect(calls.filter((call) => call.startsWith('end') || call.startsWith('heartbeat'))).toEqual([]);
});

test('an unreachable API and a missing sign-in are said in their own words', async () => {
  const { desk, clock, staff } = world();
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
  const { desk, clock, posted, staff } = world();
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
  expect(desk.state()).toMatchObject({ at: 'ended', reason: 'cancelled' });
});
