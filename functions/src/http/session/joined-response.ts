import type { Session } from '@beside/protocol';
import type { Services } from '../../services';
import type { Participant } from '../../sessions/participant-store';
import { z } from 'zod';
import { sessionViewShape } from '../body/answer-shapes';
import { viewFor } from './session-response';

/** What makes its caller that participant of the session. */
export const joinedShape = z.strictObject({
  participant: z.string(),
  credential: z.string(),
  session: sessionViewShape,
});

export async function joinedBy(
  participant: Participant,
  session: Session,
  services: Services,
): Promise<z.infer<typeof joinedShape>> {
  const [credential, view] = await Promise.all([services.credentials.issue(participant), viewFor(session, services)]);
  return { participant: participant.id, credential, session: view };
}
