import {
  decodeFact,
  generateKeyPair,
  HEARTBEAT_MS,
  participantKey,
  type AgentMeasures,
  type EndReason,
  type Fact,
  type Letter,
  type SessionView,
} from '@beside/protocol';
import type { Clock, OpenLink, SocketGrant, ViewerSeal, Who } from '@beside/protocol/channel';
import type { Answer } from '../../desk/api/api-refusal';
import type { Credentials, ParticipantApi } from '../../desk/api/participant-api';
import type { DeskCode } from '../../desk/desk-code';
import type { TokenProvider } from '../../desk/identity/token-provider';
import type { StaffApi } from '../../desk/api/staff-api';
import type { Shelf } from '../../desk/host/shelf';
import { openAcquaintance } from './acquaintance';
import { agreedName } from './agreed-name';

export interface MembershipParts {
  readonly staff: StaffApi;
  readonly tokens: Pick<TokenProvider, 'name'>;
  readonly participant: (credentials: Credentials) => ParticipantApi;
  readonly openLink: OpenLink;
  /** Tells the hosts that the CRM's content security policy keeps the desk from. Returns its end. */
  readonly onBlocked: (listener: (host: string) => void) => () => void;
  readonly clock: Clock;
  /** The agent's language. */
  readonly language: string;
  /** They cannot be read out; with the end of their session they go. */
  readonly keys: Shelf<CryptoKey>;
  readonly on: {
    session(view: SessionView): void;
    refused(code: DeskCode): void;
    /** There is a way to the page now. */
    sealed(): void;
    /** To be compared with what the customer sees. SEAL-6 */
    words(numbers: readonly number[], language: string): void;
  };
  /** Whether the agent did anything since it was last asked. */
  readonly acted: () => boolean;
  /** What the desk knows by now of how it went. SESS-23 */
  readonly measures: () => AgentMeasures | undefined;
}

/** The desk as a participant of one session: its credential, its heartbeat, and what the server tells it. */
export interface Membership {
  readonly session: string;
  readonly participant: string;
  /** `null` until keys are shared with the customer's page. */
  seal(): ViewerSeal | null;
  /** The customer's page does not know this desk: keys are of no use, only new words help. SEAL-11 */
  estranged(): void;
  /** What came with the page's own socket. */
  told(fact: Fact): void;
  /** A grant for one connection; rejects when there is none. */
  negotiate(): Promise<SocketGrant>;
  /** Asks how the session stands. */
  refresh(): Promise<void>;
  /** While there is nothing to see: a socket that hears facts and letters, and nothing else. Returns its end. SESS-9 */
  hearFacts(): () => void;
  end(reason: Extract<EndReason, 'exit' | 'cancelled' | 'conversation-ended'>): Promise<Answer<SessionView>>;
  close(): void;
}

/** Joins, or joins again after the CRM rebuilt the desk: with a fresh key, kept in memory only. SESS-10 */
export async function joinSession(parts: MembershipParts, session: string): Promise<Answer<Membership>> {
  const { clock, on } = parts;
  const key = await participantKey(await generateKeyPair());
  const joined = await parts.staff.join(session, key.publicJwk);
  if (!joined.ok) return joined;
  const { participant, credential } = joined.value;
  const agent = agreedName(parts.tokens.name(), joined.value.session);
  if (agent === null) return { ok: false, code: 'agent/other-name' };
  const ahead = joined.value.session.now - clock.now();
  const api = parts.participant({ session, credential, key, serverNow: () => clock.now() + ahead });
  let closed = false;
  let relay: string | null = null;
  const stopBlocked = parts.onBlocked((host) => host === relay && on.refused('socket/blocked'));
  let cancelHeartbeat = clock.after(HEARTBEAT_MS, () => void heartbeat());

  let latest = joined.value.session;
  let seal: ViewerSeal | null = null;
  let lastLetter = 0;

  const take = (view: SessionView) => {
    const asked = latest.state !== 'asking' && view.state === 'asking';
    if (view.now >= latest.now) latest = view;
    on.session(view);
    if (asked) void look();
  };

  const hear = (answer: Answer<SessionView>) => {
    if (closed) return;
    if (answer.ok) take(answer.value);
    else if (answer.code !== 'service/unavailable') on.refused(answer.code); // a network that is down says so by itself
  };

  async function heartbeat(): Promise<void> {
    hear(await api.heartbeat(parts.acted(), parts.measures()));
    if (!closed) cancelHeartbeat = clock.after(HEARTBEAT_MS, () => void heartbeat());
  }

  async function refresh(): Promise<void> {
    hear(await api.session());
  }

  on.session(joined.value.session);

  /** As this desk knows them: an attempt with anybody else comes to nothing. SEAL-3 */
  const known = (): Who | null =>
    'origin' in latest ? { company: latest.companyName, origin: latest.origin, agent } : null;

  const acquaintance = openAcquaintance({
    ...{ session, participant, role: 'agent', language: parts.language, known },
    ask: async () => ('origin' in latest ? undefined : refresh()),
    resume: parts.keys.get(session),
    remember: (key) => parts.keys.put(session, key),
    write: async (bytes) => void (await api.write('customer', bytes)),
    on: {
      sealed: (next) => {
        if (closed) return;
        seal = next;
        on.sealed();
      },
      words: (numbers, language) => closed || on.words(numbers, language),
    },
  });

  function letter(written: Letter): void {
    lastLetter = Math.max(lastLetter, written.number);
    if (!closed) acquaintance.hear(written);
  }

  function told(fact: Fact): void {
    if (fact.fact === 'letter') letter(fact.letter);
    else take(fact.session);
  }

  /** What was written while nobody listened. */
  async function look(): Promise<void> {
    const answer = await api.letters(lastLetter);
    if (answer.ok) answer.value.forEach(letter);
  }

  async function negotiate(): Promise<SocketGrant> {
    const grant = await api.socket();
    if (grant.ok) {
      relay = new URL(grant.value.url).host;
      return grant.value;
    }
    hear(grant);
    throw new Error(`no socket: ${grant.code}`); // the transport's own sign to try again later
  }

  return {
    ok: true,
    value: {
      session,
      participant,
      seal: () => seal,
      estranged: () => {
        seal = null;
        parts.keys.drop(session);
        acquaintance.anew();
      },
      told,
      negotiate,
      refresh,
      hearFacts: () => {
        const link = parts.openLink(negotiate, {
          frame: () => {},
          fact: (value) => {
            const fact = decodeFact(value);
            if (fact.ok && !closed) told(fact.value);
          },
          state: (state) => {
            if (state === 'open' && !closed) void refresh().then(look); // what was said while nobody listened
          },
        });
        return () => link.close();
      },
      end: (reason) => api.end(reason, parts.measures()),
      close: () => {
        closed = true;
        stopBlocked();
        cancelHeartbeat();
      },
    },
  };
}
