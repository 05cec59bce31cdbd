import type { RefusalCode } from '@beside/protocol';
import { z } from 'zod';
import type { Taken } from '../../offers/take-offer';
import type { Services } from '../../services';
import { sessionViewShape } from '../body/answer-shapes';
import { conversationShape } from '../body/conversation-shape';
import { jsonResponse } from '../body/json-response';
import type { Problem } from '../problem';
import { viewFor } from '../session/session-response';
import { versionsShape } from '../body/versions-shape';

export const takenShape = z.strictObject({ session: sessionViewShape });

/** What may stand in the way of a session, however the customer was found. */
export const takingRefusals = [
  'session/version',
  'session/agent-busy',
  'session/colleague',
  'store/conflict',
] as const satisfies readonly RefusalCode[];

/** Where the session goes that comes of an offer: the conversation that is open at the desk. */
export const takingShape = z.object({
  conversation: conversationShape,
  channel: z.enum(['chat', 'voice']),
  versions: versionsShape,
});

export async function takenResponse(taken: Taken, services: Services): Promise<Response | Problem> {
  if (taken.ok) return jsonResponse(201, { session: await viewFor(taken.value, services) });
  if ('retryAfter' in taken) return { ok: false, code: taken.code, members: { retryAfter: taken.retryAfter } };
  if (!('busy' in taken)) return taken;
  const { reference, conversation } = taken.busy;
  return { ok: false, code: taken.code, members: { reference, conversation } };
}
