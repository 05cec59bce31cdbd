import { endReasons, type SessionState } from '@beside/protocol';
import { z } from 'zod';
import { countedRisks } from '../sessions/session-filter';

/** More than anybody finds again in a list. */
export const MOST_VIEWS = 20;
/** A line of that list. */
export const MOST_NAME = 60;
/** A day: no session lasts as long. */
const MOST_MINUTES = 24 * 60;

const states = ['invited', 'asking', 'live', 'paused', 'ended'] as const satisfies readonly SessionState[];
const time = z.int().min(0);

/** What each member of a search may be, in an address as in a kept view. AUDIT-21 */
export const searchMembers = {
  state: z.enum(states),
  reason: z.enum(endReasons),
  risk: z.enum(countedRisks),
  origin: z.string().max(512),
  /** Minutes that it was live for, at least. */
  longer: z.int().min(1).max(MOST_MINUTES),
  agentOf: z.uuid(),
  team: z.literal('1'),
};

const some = <T extends z.ZodEnum>(one: T) => z.array(one).min(1).max(one.options.length).exactOptional();

/** A search as it is asked, without the number of one session. Its agent is known by a session, which may be forgotten before the view. AUDIT-24 */
export const savedFilterShape = z.strictObject({
  from: time.exactOptional(),
  to: time.exactOptional(),
  state: some(searchMembers.state),
  reason: some(searchMembers.reason),
  risk: some(searchMembers.risk),
  origin: searchMembers.origin.exactOptional(),
  longer: searchMembers.longer.exactOptional(),
  agentOf: searchMembers.agentOf.exactOptional(),
  team: searchMembers.team.exactOptional(),
});

export const viewNameShape = z
  .string()
  .trim()
  .min(1)
  .max(MOST_NAME)
  .regex(/^(?=.*[\p{L}\p{N}\p{P}\p{S}])\P{Cc}+$/u);

/** A search that one person has given a name. */
export const savedViewShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Rises with every change: who changes a view says which one they saw. */
  revision: z.int().min(1),
  filter: savedFilterShape,
});

export type SavedView = Readonly<z.infer<typeof savedViewShape>>;

/** Names that differ in capitals alone are the same to whoever reads a list. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

/** Up and down again: ß and SS fold alike. */
function folded(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase();
}
