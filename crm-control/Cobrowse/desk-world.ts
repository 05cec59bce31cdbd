import { decodeActs, type Channel, type PageMessage, type PublicJwk, type SessionView } from '@beside/protocol';
import { openHub, transportSeal, type Hub, type LinkEvents, type OpenLink } from '@beside/protocol/channel';
import type { Mirror } from '@beside/mirror';
import type { Answer } from '../desk/api/api-refusal';
import type { ParticipantApi } from '../desk/api/participant-api';
import type { Invitation, Joined, WaitingAnswer } from '../desk/api/staff-api';
import type { Host } from '../desk/host/host';
import { manualClock } from '../desk/manual-clock';
import type { Desk } from './desk';
import { openDesk } from './open-desk';
import type { StageNews } from './page-view';
import { sessionFixture } from './session-fixture';

export const CONVERSATION = 'c0ffee00-0000-4000-8000-000000000001';
const viewport = { width: 800, height: 600, scrollX: 0, scrollY: 0 };
export const picture: PageMessage[] = [
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
export function deskWorld(found: SessionView | null = null) {
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
    takePin: jest.fn(async (_pin: string, _conversation: string, _channel: Channel): Promise<Answer<SessionView>> => {
      latest = views.asking;
      return { ok: true, value: latest };
    }),
    takeRequest: jest.fn(
      async (_id: string, _conversation: string, _channel: Channel): Promise<Answer<SessionView>> => {
        latest = views.asking;
        return { ok: true, value: latest };
      },
    ),
    waiting: jest.fn(async (_conversation: string): Promise<Answer<WaitingAnswer>> => ({
      ok: true,
      value: { requests: [], starts: { agentPin: true, customerPin: true, request: true }, now: clock.now() },
    })),
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
    scrollParts: () => [],
    hasOwnKeys: () => false,
    wordsBetween: () => null,
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
        toHub = (bytes) => events.frame(bytes, 'agent-1');
        queueMicrotask(() => events.state('open'));
        const send = (bytes: Uint8Array) =>
          cut || sockets.filter((socket) => socket.open).forEach((socket) => socket.events.frame(bytes, 'customer-1'));
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
export const show = (desk: Desk, news: StageNews[] = []) => desk.show({} as HTMLElement, (next) => news.push(next));

/** A desk that shows the customer's page. */
export async function liveDesk() {
  const all = deskWorld(sessionFixture(1_700_000_000_000).live);
  const news: StageNews[] = [];
  show(all.desk, news);
  const customer = all.customer();
  await all.until(() => all.openSockets().length === 1);
  await all.clock.pass(1_100);
  return { ...all, customer, news };
}
