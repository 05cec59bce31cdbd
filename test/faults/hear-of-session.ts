import type { SessionView } from '@beside/protocol';
import type { World } from './open-world';
import type { Answer, End, Traveller } from './traveller';

/** A page asks how its offer stands for at least as long as a session may take to begin. */
const MAX_POLLS = 8;
const POLL_MS = 5_000;

/** The customer asks until a session has come of the offer, or none will. */
export async function hearOfSession(
  world: World,
  { act, answers }: Traveller,
  id: string,
  waiting: End,
): Promise<{ readonly told: Answer; readonly session: string | undefined }> {
  const ask = () => act('told', waiting, 'GET', `/offers/${id}`);
  let told = await ask();
  for (let polls = 1; told.status === 503 && polls < MAX_POLLS; polls += 1) {
    answers.pop();
    world.pass(POLL_MS);
    told = await ask();
  }
  return { told, session: (told.body['session'] as SessionView | undefined)?.id };
}
