import type { EndReason, SessionView } from '@beside/protocol';
import type { DeskState, Seen, Watching } from './desk-state';

type Ended = Extract<DeskState, { at: 'ended' }>['seen'];

/** What a desk that watches has seen by now. */
export function seenIn({ session: { origin, since }, written }: Watching): Seen {
  return { origin, since, written };
}

/** These come before anything is allowed… */
const BEFORE_ALLOW: ReadonlySet<EndReason> = new Set(['invitation-expired', 'refused', 'consent-expired']);
/** …and these may. */
const MAYBE_BEFORE: ReadonlySet<EndReason> = new Set(['cancelled', 'conversation-ended']);

/** What is known of a session that ended without this desk watching it. @param last how it stood here; `null`: it was found so */
export function unwatched(reason: EndReason, last: SessionView['state'] | null): Ended {
  const waited = last === 'invited' || last === 'asking';
  return BEFORE_ALLOW.has(reason) || (waited && MAYBE_BEFORE.has(reason)) ? 'nothing' : null;
}
