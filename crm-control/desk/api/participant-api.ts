import {
  decodeLetter,
  decodeSessionView,
  proveRequest,
  writeLetter,
  type AgentMeasures,
  type EndReason,
  type Letter,
  type ParticipantKey,
  type SessionView,
  type RefusalCode,
} from '@beside/protocol';
import type { SocketGrant } from '@beside/protocol/channel';
import type { Answer } from './api-refusal';
import { decoded } from './decoded';
import { send, type ApiParts } from './send';

/** What the desk may ask as a participant of one session: with its credential and a proof of its key. SESS-10 */
export interface ParticipantApi {
  session(): Promise<Answer<SessionView, RefusalCode>>;
  /** @param measures what the desk knows of how it went, all of it each time. SESS-23 */
  heartbeat(active: boolean, measures?: AgentMeasures): Promise<Answer<SessionView, RefusalCode>>;
  socket(): Promise<Answer<SocketGrant, RefusalCode>>;
  /** Steps of handshakes for this desk, above the number `after`. SEAL-2 */
  letters(after: number): Promise<Answer<readonly Letter[], RefusalCode>>;
  write(to: string, bytes: Uint8Array): Promise<Answer<unknown, RefusalCode>>;
  end(
    reason: Extract<EndReason, 'exit' | 'cancelled' | 'conversation-ended'>,
    measures?: AgentMeasures,
  ): Promise<Answer<SessionView, RefusalCode>>;
}

export interface Credentials {
  readonly session: string;
  readonly credential: string;
  readonly key: ParticipantKey;
  /** The server's clock, ms since epoch: a proof is dated by it, however wrong the clock here is. */
  readonly serverNow: () => number;
}

export function participantApi(parts: ApiParts, credentials: Credentials): ParticipantApi {
  const { credential, key, serverNow } = credentials;
  const path = `/sessions/${encodeURIComponent(credentials.session)}`;

  async function call(method: 'GET' | 'POST', tail: string, body?: unknown): Promise<Answer<unknown, RefusalCode>> {
    const url = parts.base + path + tail;
    const dpop = await proveRequest(key, { method, url, credential }, serverNow());
    const headers = { authorization: `DPoP ${credential}`, dpop };
    return send(parts, { method, path: path + tail, headers, ...(body === undefined ? {} : { body }) });
  }

  return {
    session: async () => decoded(await call('GET', ''), view),
    heartbeat: async (active, measures) =>
      decoded(await call('POST', '/heartbeat', { active, ...(measures && { measures }) }), view),
    socket: async () => decoded(await call('POST', '/socket', {}), grant),
    letters: async (after) => decoded(await call('GET', `/letters?after=${after}`), letters),
    write: (to, bytes) => call('POST', '/letters', { to, text: writeLetter(bytes) }),
    end: async (reason, measures) =>
      decoded(await call('POST', '/end', { reason, ...(measures && { measures }) }), view),
  };
}

function view(value: unknown): SessionView | null {
  const session = decodeSessionView(value);
  return session.ok ? session.value : null;
}

function letters(body: Record<string, unknown>): readonly Letter[] | null {
  const list = body['letters'];
  if (!Array.isArray(list)) return null;
  return list.map(decodeLetter).flatMap((letter) => (letter.ok ? [letter.value] : []));
}

function grant(body: Record<string, unknown>): SocketGrant | null {
  const { url, send: to, receive } = body;
  if (typeof url !== 'string' || !isGroup(to) || !isGroup(receive)) return null;
  return { url, send: to, receive };
}

function isGroup(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
