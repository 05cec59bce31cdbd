import {
  decodeActs,
  writeLetter,
  type AgentMeasures,
  type Channel,
  type Letter,
  type PageMessage,
  type PublicJwk,
  type SessionView,
} from '@beside/protocol';
import {
  createCustomerSeal,
  openHub,
  readStep,
  stepBytes,
  type CustomerSeal,
  type Hub,
  type LinkEvents,
  type OpenLink,
  type Resumable,
} from '@beside/protocol/channel';
import type { Mirror } from '@beside/mirror';
import type { Answer } from '../desk/api/api-refusal';
import type { ParticipantApi } from '../desk/api/participant-api';
import type { Invitation, Invited, Joined, WaitingAnswer } from '../desk/api/staff-api';
import type { ConversationFacts } from '../desk/host/conversation-facts';
import type { ConversationListener, Host } from '../desk/host/host';
import { manualClock } from '../desk/manual-clock';
import type { SpokenWord } from '@beside/spoken';
import { shelf } from '../desk/host/shelf';
import type { Desk } from './desk';
import type { Seen } from './state/desk-state';
import { openDesk } from './open-desk';
import type { StageNews } from './session/page-view';
import { sessionFixture } from './session-fixture';
import { spokenIn } from './session/spoken-in';

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
export async function deskWorld(
  found: SessionView | null = null,
  { kept = true, account = null as string | null, taken = null as string | null } = {},
) {
  const clock = manualClock();
  const views = sessionFixture(clock.now());
  let latest = found;
  let focused = CONVERSATION;
  let listener: ConversationListener = { ended: () => {}, taken: () => {}, returned: () => {} };
  let otherAgent: ConversationFacts['otherAgent'] = taken === null ? null : { name: taken };
  let agentSwitches = () => {};
  const posted: [text: string, conversation: string][] = [];
  const calls: string[] = [];
  const measured: (AgentMeasures | undefined)[] = [];
  const sockets: { readonly events: LinkEvents; open: boolean; readonly grant: { send: string | null } }[] = [];
  let toHub: (bytes: Uint8Array) => void = () => {};
  let cut = false;
  let blocks: (host: string) => void = () => {};
  const top = {};
  const keys = shelf<CryptoKey>([top], 'keys');
  const seen = shelf<Seen>([top], 'seen');
  /** What the desk has written, and what is done with it. */
  const written: Letter[] = [];
  const answers: Letter[] = [];
  let onLetter: (letter: Letter) => void = () => {};
  let resumable: readonly Resumable[] = [];
  if (kept) {
    const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
    keys.put(views.live.id, key);
    resumable = [{ viewer: 'agent-0', role: 'agent', keys: [key] }];
  }
  const page = () =>
    createCustomerSeal({
      ...{ session: views.live.id, words: 'en', policy: '' },
      who: () => ({ company: views.live.companyName, origin: views.live.origin, agent: views.live.agentName }),
      resumable,
      remember: async (next) => void (resumable = next),
      strangers: 0,
      countStrangers: async () => {},
    });

  const ended = (reason: 'exit' | 'cancelled' | 'conversation-ended'): SessionView =>
    (latest = { ...views.ended, now: clock.now(), by: 'agent', reason });
  const hints = { tell: jest.fn(), hear: () => () => {} };
  const staff = {
    open: jest.fn(),
    invite: jest.fn(async (_to: Invited): Promise<Answer<Invitation>> => {
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
    heartbeat: async (active, measures) => (
      calls.push(`heartbeat ${active}`),
      measured.push(measures),
      { ok: true, value: { ...(latest ?? views.invited), now: clock.now() } }
    ),
    socket: async () => {
      const allowed = latest?.state === 'live' || latest?.state === 'paused';
      return {
        ok: true,
        value: { url: 'wss://relay', send: allowed ? 't.act' : null, receive: allowed ? 't.page' : null },
      };
    },
    end: async (reason, measures) => (
      calls.push(`end ${reason}`),
      measured.push(measures),
      { ok: true, value: ended(reason) }
    ),
    letters: async (after) => ({ ok: true, value: answers.filter(({ number }) => number > after) }),
    write: async (_to, bytes) => {
      const letter = { number: written.length + 1, from: 'agent-1', bytes: new Uint8Array(bytes) };
      written.push(letter);
      onLetter(letter);
      return { ok: true, value: null };
    },
  });
  const openLink: OpenLink = (negotiate, events) => {
    let socket: (typeof sockets)[number] | null = null;
    let closed = false;
    events.state('connecting');
    void negotiate().then((grant) => {
      if (closed) return;
      socket = { events, open: true, grant };
      sockets.push(socket);
      events.state('open');
    });
    return {
      send: (bytes) => socket?.open && !cut && toHub(bytes),
      close: () => {
        closed = true;
        if (socket) socket.open = false;
      },
    };
  };
  const host: Host = {
    conversationId: async () => ({ ok: true, value: focused }),
    conversation: async () => ({
      channel: 'chat',
      open: true,
      customerName: 'Noor',
      customerId: 'noor',
      otherAgent,
      record: null,
    }),
    sendToConversation: async (text, conversation) => (
      posted.push([text, conversation]),
      { ok: true, value: undefined }
    ),
    openConversation: () => ({ ok: true, value: undefined }),
    onSessionSwitch: (listener) => ((agentSwitches = listener), () => {}),
    followConversation: (_id, heard) => ((listener = heard), () => {}),
    notify: () => () => {},
    addNote: async () => ({ ok: true, value: undefined }),
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
    notShown: () => new Map(),
    hash: () => 1,
    destroy: () => (covered = true),
  };
  const tokens = {
    token: async () => ({ ok: true, value: 't' }) as const,
    signIn: async () => ({ ok: true, value: 't' }) as const,
    name: () => account,
  };
  const words = {
    tile: () => '',
    pinMessage: (_session: SessionView, pin: string) => `PIN ${pin}`,
    threeWords: (three: readonly SpokenWord[]) => `words ${three.map(({ word }) => word).join(' ')}`,
  };
  const onBlocked = (listener: (host: string) => void) => ((blocks = listener), () => (blocks = () => {}));
  const parts = {
    host,
    tokens,
    onBlocked,
    staff,
    participant,
    openLink,
    createMirror: () => mirror,
    clock,
    words,
    keys,
    seen,
    hints,
  };
  const desk = openDesk({ ...parts, language: 'en' });

  /** The customer's page, on the other side of the relay. */
  const customer = async (): Promise<Hub & { readonly acts: string[] }> => share(await page());

  /** A customer's page that does not know the desk yet. */
  const stranger = async () => {
    const seal = await page();
    let words: readonly string[] | null = null;
    let allow = () => Promise.resolve();
    const read = async ({ from, bytes }: Letter) => {
      const step = readStep(bytes);
      if (!step) return;
      const { answer, met } = await seal.hear(from, step);
      if (met) {
        words = spokenIn('en', met.keys.words).map(({ word }) => word);
        allow = () => seal.meet(from, 'agent', met.keys);
      }
      if (answer) answers.push({ number: 100 + answers.length, from: 'customer-1', bytes: stepBytes(answer) });
      for (const socket of answer ? sockets : [])
        if (socket.open) {
          const { number, from: author, bytes: said } = answers.at(-1) as Letter;
          socket.events.fact({ fact: 'letter', letter: { number, from: author, text: writeLetter(said) } });
        }
    };
    onLetter = (letter) => void read(letter);
    written.forEach(onLetter);
    return {
      words: () => words,
      allow: async () => {
        await allow();
        share(seal);
      },
    };
  };

  const share = (seal: CustomerSeal): Hub & { readonly acts: string[] } => {
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
      seal,
      clock,
      decodeActs,
      randomId: () => crypto.randomUUID(),
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
    written,
    measured,
    customer,
    stranger,
    keys,
    hints,
    cut: (now: boolean) => (cut = now),
    /** The CRM's policy refuses a connection. */
    blocks: (host: string) => blocks(host),
    isCovered: () => covered,
    /** Keys are made outside the test's clock: waits for what must come. */
    until: async (condition: () => boolean) => {
      for (let turn = 0; !condition(); turn++) {
        if (turn > 2_000) throw new Error(`it does not come: ${desk.state().at}`);
        await clock.pass(1);
      }
    },
    openSockets: () => sockets.filter((socket) => socket.open),
    fact: (view: SessionView) => {
      latest = view;
      for (const socket of sockets) if (socket.open) socket.events.fact({ fact: 'session', session: view });
    },
    focus: (conversation: string) => (focused = conversation),
    endConversation: () => listener.ended(),
    /** Another agent gets the conversation. */
    takeConversation: (name: string | null) => {
      otherAgent = { name };
      listener.taken(name);
    },
    /** This one gets it back. */
    returnConversation: () => {
      otherAgent = null;
      listener.returned();
    },
    switchAgent: () => agentSwitches(),
  };
}
export const show = (desk: Desk, news: StageNews[] = []) => desk.show({} as HTMLElement, (next) => news.push(next));

/** A desk that shows the customer's page. */
export async function liveDesk() {
  const all = await deskWorld(sessionFixture(1_700_000_000_000).live);
  const news: StageNews[] = [];
  show(all.desk, news);
  const customer = await all.customer();
  await all.until(() => all.openSockets().length === 1);
  await all.until(() => all.desk.state().at === 'live');
  return { ...all, customer, news };
}
