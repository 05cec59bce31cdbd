import type { SessionView } from '@beside/protocol';
import { versions } from '../../functions/testing/ends';
import type { World } from './open-world';
import { tom } from './people';
import type { Traveller } from './traveller';

const HOUR_MS = 60 * 60_000;
/** Longer than the company keeps anything. */
const LONG_MS = 48 * HOUR_MS;

export interface Forgotten {
  readonly session: string;
  /** Whether it was there for as long as it was on legal hold. */
  readonly wasKept: boolean;
}

/** A session that nobody came to is put on legal hold, kept past its time, let go, and forgotten. AUDIT-14 */
export async function throughForgetting(world: World, { staff }: Traveller, conversation: string): Promise<Forgotten> {
  const invited = await staff('invite', 'POST', '/invitations', { conversation, channel: 'voice', versions });
  const { id = '', reference = '' } = (invited.body['session'] ?? {}) as Partial<SessionView>;
  world.pass(HOUR_MS);
  await world.sweep();
  await world.sweep(); // as after any sweep that fails: what is noticed a day later is kept a day longer
  await staff('hold', 'POST', '/audit/holds', { reference, held: true }, tom);
  world.pass(LONG_MS);
  for (const _row of ['names nobody', 'is written']) await world.sweep(); // what is forgotten has its row let go first
  const wasKept = (await world.stores.sessions.get('norland', id)) !== null;
  await staff('lift', 'POST', '/audit/holds', { reference, held: false }, tom);
  await world.sweep();
  await world.sweep(); // its row must name nobody first
  return { session: id, wasKept };
}
