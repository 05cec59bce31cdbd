import { payloadFromFrame, type Payload } from './payload';

export const JSON_PROTOCOL = 'json.webpubsub.azure.v1';
export const RELIABLE_JSON_PROTOCOL = 'json.reliable.webpubsub.azure.v1';

/** What a client may send. `ackId` absent = fire and forget. */
export type ClientFrame =
  | { type: 'joinGroup'; group: string; ackId?: number }
  | { type: 'leaveGroup'; group: string; ackId?: number }
  | { type: 'sendToGroup'; group: string; noEcho: boolean; payload: Payload; ackId?: number }
  | { type: 'event'; event: string; payload: Payload; ackId?: number }
  | { type: 'sequenceAck'; sequenceId: number }
  | { type: 'ping' };

export type AckError = { name: 'Forbidden' | 'Duplicate' | 'BadRequest' | 'InternalServerError'; message: string };

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isName = (value: unknown): value is string => typeof value === 'string' && value.length > 0;

/** Decodes one text frame; undefined for anything the protocol does not know (the service then closes with 1008). */
export function decodeClientFrame(text: string): ClientFrame | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  const { type, group, event, ackId, noEcho, dataType, data, sequenceId } = raw as Record<string, unknown>;
  if (ackId !== undefined && ackId !== null && !isId(ackId)) return undefined;
  const ack = isId(ackId) ? { ackId } : {};
  switch (type) {
    case 'joinGroup':
    case 'leaveGroup':
      return isName(group) ? { type, group, ...ack } : undefined;
    case 'sendToGroup': {
      const payload = payloadFromFrame(dataType, data);
      return isName(group) && payload ? { type, group, noEcho: noEcho === true, payload, ...ack } : undefined;
    }
    case 'event': {
      const payload = payloadFromFrame(dataType, data);
      return isName(event) && payload ? { type, event, payload, ...ack } : undefined;
    }
    case 'sequenceAck':
      return isId(sequenceId) ? { type, sequenceId } : undefined;
    case 'ping':
      return { type };
    default:
      return undefined;
  }
}

/** Who a data message is from. A REST send to a group is `group` without a user, exactly like a client without one. */
export type Origin = { from: 'server' } | { from: 'group'; group: string; fromUserId?: string };

export const dataFrame = (origin: Origin, payload: Payload, sequenceId?: number): string =>
  JSON.stringify({ ...(sequenceId === undefined ? {} : { sequenceId }), type: 'message', ...origin, ...payload });

export const ackFrame = (ackId: number, error?: AckError): string =>
  JSON.stringify(error ? { type: 'ack', ackId, success: false, error } : { type: 'ack', ackId, success: true });

export const connectedFrame = (connectionId: string, userId?: string, reconnectionToken?: string): string =>
  JSON.stringify({ type: 'system', event: 'connected', userId: userId ?? '', connectionId, reconnectionToken });

export const disconnectedFrame = (message: string): string =>
  JSON.stringify({ type: 'system', event: 'disconnected', message });

export const PONG_FRAME = JSON.stringify({ type: 'pong' });
