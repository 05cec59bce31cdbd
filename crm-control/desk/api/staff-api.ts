import {
  decodeSessionView,
  WIRE_VERSIONS,
  type Channel,
  type EndReason,
  type PublicJwk,
  type SessionView,
} from '@beside/protocol';
import type { Answer } from './api-refusal';
import { decoded } from './decoded';
import { sendAsStaff, type StaffParts } from './send-as-staff';

export interface Invitation {
  readonly session: SessionView;
  readonly pin: string;
}

export interface Joined {
  readonly participant: string;
  readonly credential: string;
  readonly session: SessionView;
}

/** What a signed-in agent may ask of the server. */
export interface StaffApi {
  invite(conversation: string, channel: Channel): Promise<Answer<Invitation>>;
  /** The PIN went into the chat, or was read out. */
  sent(session: string): Promise<Answer<void>>;
  /** The latest session of a conversation, ended ones too; `null` when it never had one. */
  sessionOf(conversation: string): Promise<Answer<SessionView | null>>;
  join(session: string, key: PublicJwk): Promise<Answer<Joined>>;
  end(
    session: string,
    reason: Extract<EndReason, 'exit' | 'cancelled' | 'conversation-ended'>,
  ): Promise<Answer<SessionView>>;
}

export function staffApi(parts: StaffParts): StaffApi {
  const post = (path: string, body: unknown) => sendAsStaff(parts, { method: 'POST', path, body });
  return {
    invite: async (conversation, channel) =>
      decoded(await post('/invitations', { conversation, channel, versions: WIRE_VERSIONS }), (body) => {
        const session = view(body['session']);
        const pin = body['pin'];
        return session && typeof pin === 'string' && /^\d{4,12}$/.test(pin) ? { session, pin } : null;
      }),
    sent: async (session) => {
      const answer = await post(`/sessions/${encodeURIComponent(session)}/sent`, {});
      return answer.ok ? { ok: true, value: undefined } : answer;
    },
    sessionOf: async (conversation) => {
      const path = `/conversations/${encodeURIComponent(conversation)}/session`;
      const answer = await sendAsStaff(parts, { method: 'GET', path });
      if (!answer.ok && answer.code === 'session/unknown') return { ok: true, value: null };
      return decoded(answer, view);
    },
    join: async (session, key) =>
      decoded(
        await post(`/sessions/${encodeURIComponent(session)}/participants`, { key, versions: WIRE_VERSIONS }),
        (body) => {
          const joined = view(body['session']);
          const { participant, credential } = body;
          return joined && typeof participant === 'string' && typeof credential === 'string'
            ? { participant, credential, session: joined }
            : null;
        },
      ),
    end: async (session, reason) =>
      decoded(await post(`/sessions/${encodeURIComponent(session)}/end`, { reason }), view),
  };
}

function view(value: unknown): SessionView | null {
  const session = decodeSessionView(value);
  return session.ok ? session.value : null;
}
