import {
  decodeFact,
  generateKeyPair,
  HEARTBEAT_MS,
  participantKey,
  type EndReason,
  type RefusalCode,
  type SessionView,
} from '@beside/protocol';
import type { Clock, OpenLink, SocketGrant } from '@beside/protocol/channel';
import type { Answer } from '../desk/api/api-refusal';
import type { Credentials, ParticipantApi } from '../desk/api/participant-api';
import type { StaffApi } from '../desk/api/staff-api';

export interface MembershipParts {
  readonly staff: StaffApi;
  readonly participant: (credentials: Credentials) => ParticipantApi;
  readonly openLink: OpenLink;
  readonly clock: Clock;
  readonly on: {
    session(view: SessionView): void;
    refused(code: RefusalCode): void;
  };
  /** Whether the agent did anything since it was last asked. */
  readonly acted: () => boolean;
}

/** The desk as a participant of one session: its credential, its heartbeat, and what the server tells it. */
export interface Membership {
  readonly session: string;
  readonly participant: string;
  /** A grant for one connection; rejects when there is none. */
  negotiate(): Promise<SocketGrant>;
  /** Asks how the session stands. */
  refresh(): Promise<void>;
  /** Before *Allow*: a socket that hears facts and nothing else. Returns its end. SESS-9 */
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
  const ahead = joined.value.session.now - clock.now();
  const api = parts.participant({ session, credential, key, serverNow: () => clock.now() + ahead });
  let closed = false;
  let cancelHeartbeat = clock.after(HEARTBEAT_MS, () => void heartbeat());

  const hear = (answer: Answer<SessionView>) => {
    if (closed) return;
    if (answer.ok) on.session(answer.value);
    else if (answer.code !== 'service/unavailable') on.refused(answer.code); // a network that is down says so by itself
  };

  async function heartbeat(): Promise<void> {
    hear(await api.heartbeat(parts.acted()));
    if (!closed) cancelHeartbeat = clock.after(HEARTBEAT_MS, () => void heartbeat());
  }

  async function refresh(): Promise<void> {
    hear(await api.session());
  }

  on.session(joined.value.session);

  async function negotiate(): Promise<SocketGrant> {
    const grant = await api.socket();
    if (grant.ok) return grant.value;
    hear(grant);
    throw new Error(`no socket: ${grant.code}`); // the transport's own sign to try again later
  }

  return {
    ok: true,
    value: {
      session,
      participant,
      negotiate,
      refresh,
      hearFacts: () => {
        const link = parts.openLink(negotiate, {
          frame: () => {},
          fact: (value) => {
            const fact = decodeFact(value);
            if (fact.ok && !closed) on.session(fact.value.session);
          },
          state: (state) => {
            if (state === 'open' && !closed) void refresh(); // what was said while nobody listened
          },
        });
        return () => link.close();
      },
      end: (reason) => api.end(reason),
      close: () => {
        closed = true;
        cancelHeartbeat();
      },
    },
  };
}
