import {
  decodeRequests,
  decodeSessionView,
  WIRE_VERSIONS,
  type Channel,
  type EndReason,
  type PublicJwk,
  type SessionView,
  type WaitingRequest,
} from '@beside/protocol';
import type { Answer } from './api-refusal';
import { decoded } from './decoded';
import { sendAsStaff, type StaffParts } from './send-as-staff';
import { toldApart } from './told-apart';

/** The conversation whose customer is invited; with the customer's id in the CRM the PIN may count for nobody else. PIN-10 */
export interface Invited {
  readonly id: string;
  readonly channel: Channel;
  readonly customerId: string | null;
}

export interface Invitation {
  readonly session: SessionView;
  readonly pin: string;
}

/** Who waits for an agent, on the server's clock `now` (ms since epoch), and how sessions may begin. */
export interface WaitingAnswer {
  readonly requests: readonly WaitingRequest[];
  readonly starts: { readonly agentPin: boolean; readonly customerPin: boolean; readonly request: boolean };
  readonly now: number;
}

export interface Joined {
  readonly participant: string;
  readonly credential: string;
  readonly session: SessionView;
}

/** What a signed-in agent may ask of the server. */
export interface StaffApi {
  invite(to: Invited): Promise<Answer<Invitation>>;
  /** Starts with a PIN that the customer has read out. PIN-8 */
  takePin(pin: string, conversation: string, channel: Channel): Promise<Answer<SessionView>>;
  /** *Take call*. SESS-16 */
  takeRequest(id: string, conversation: string, channel: Channel): Promise<Answer<SessionView>>;
  /** Requests made in this conversation, and those for any agent. */
  waiting(conversation: string): Promise<Answer<WaitingAnswer>>;
  /** The PIN went into the chat, or was read out. */
  sent(session: string): Promise<Answer<void>>;
  /** The latest session of a conversation, ended ones too; `null` when it never had one. */
  sessionOf(conversation: string): Promise<Answer<SessionView | null>>;
  /** The own sessions that have not ended, in all conversations, the newest first. */
  open(): Promise<Answer<readonly SessionView[]>>;
  join(session: string, key: PublicJwk): Promise<Answer<Joined>>;
  end(
    session: string,
    reason: Extract<EndReason, 'exit' | 'cancelled' | 'conversation-ended'>,
  ): Promise<Answer<SessionView>>;
}

export function staffApi(parts: StaffParts): StaffApi {
  const post = (path: string, body: unknown) => sendAsStaff(parts, { method: 'POST', path, body });
  return {
    invite: async ({ id: conversation, channel, customerId }) => {
      const invitation = {
        conversation,
        channel,
        versions: WIRE_VERSIONS,
        ...(customerId && { customer: customerId }),
      };
      return decoded(await post('/invitations', invitation), (body) => {
        const session = view(body['session']);
        const pin = body['pin'];
        return session && typeof pin === 'string' && /^\d{4,12}$/.test(pin) ? { session, pin } : null;
      });
    },
    takePin: async (pin, conversation, channel) =>
      decoded(await post('/pins/take', { pin, conversation, channel, versions: WIRE_VERSIONS }), sessionIn),
    takeRequest: async (id, conversation, channel) => {
      const body = { conversation, channel, versions: WIRE_VERSIONS };
      return decoded(await post(`/requests/${encodeURIComponent(id)}/take`, body), sessionIn);
    },
    waiting: async (conversation) => {
      const path = `/requests?conversation=${encodeURIComponent(conversation)}`;
      return decoded(await sendAsStaff(parts, { method: 'GET', path }), readWaiting);
    },
    sent: async (session) => {
      const answer = await post(`/sessions/${encodeURIComponent(session)}/sent`, {});
      return answer.ok ? { ok: true, value: undefined } : answer;
    },
    sessionOf: async (conversation) => {
      const path = `/conversations/${encodeURIComponent(conversation)}/session`;
      const answer = await toldApart(parts, await sendAsStaff(parts, { method: 'GET', path })); // a desk's first question
      if (!answer.ok && answer.code === 'session/unknown') return { ok: true, value: null };
      return decoded(answer, view);
    },
    open: async () =>
      decoded(await sendAsStaff(parts, { method: 'GET', path: '/sessions' }), ({ sessions }) => {
        const views = Array.isArray(sessions) ? sessions.map(view) : [null];
        return views.every((one) => one !== null) ? views : null;
      }),
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

function sessionIn(body: Readonly<Record<string, unknown>>): SessionView | null {
  return view(body['session']);
}

function readWaiting({ requests, starts, now }: Readonly<Record<string, unknown>>): WaitingAnswer | null {
  const read = decodeRequests(requests);
  if (!read.ok || typeof now !== 'number' || typeof starts !== 'object' || starts === null) return null;
  const { agentPin, customerPin, request } = starts as Readonly<Record<string, unknown>>;
  const isOn = (way: unknown) => way === true;
  return {
    requests: read.value,
    starts: { agentPin: isOn(agentPin), customerPin: isOn(customerPin), request: isOn(request) },
    now,
  };
}

function view(value: unknown): SessionView | null {
  const session = decodeSessionView(value);
  return session.ok ? session.value : null;
}
