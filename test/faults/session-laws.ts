import type { EndReason } from '@beside/protocol';
import type { LiveSession } from '../load/live-session';
import type { ActBook } from './act-book';

/** One session under kills, with what was asked of its customer's page. */
export interface WatchedSession {
  readonly session: LiveSession;
  readonly acts: ActBook;
  /** Whether the customer's page did not know the desk any more, so that only new words would help. SEAL-11 */
  isStrange(): boolean;
}

/** What an outage may end a session with: somebody did not come back in time. */
const ALLOWED_ENDS: readonly EndReason[] = ['customer-away', 'desk-away'];

/** Both sides have the same page, by its hash. WIRE-12 */
export function isAlike(session: LiveSession): boolean {
  return session.seen() === session.page.hash;
}

/** Which laws one session broke, in words; none when all is as it must be. */
export function brokenSessionLaws({ session, acts, isStrange }: WatchedSession): readonly string[] {
  const { tally, page } = session;
  const { customer, desk } = session.told();
  const broken = [...acts.brokenLaws()];
  if (tally.duplicated > 0) broken.push(`${tally.duplicated} changes were applied twice`);
  if (tally.disordered > 0) broken.push(`${tally.disordered} changes were applied out of order`);
  if (tally.defects > 0) broken.push(`${tally.defects} pictures were not what was sent`);
  if (isStrange()) broken.push('the two sides have lost their keys');
  if (customer?.state === 'ended' || desk?.state === 'ended') {
    const ends = [customer, desk].flatMap((view) => (view?.state === 'ended' ? [view.reason] : []));
    return [
      ...broken,
      ...ends.filter((reason) => !ALLOWED_ENDS.includes(reason)).map((reason) => `ended as ${reason}`),
    ];
  }
  for (const view of [customer, desk]) if (view?.state !== 'live') broken.push(`it is ${view?.state ?? 'unknown'}`);
  if (!isAlike(session)) broken.push('the two sides have other pages');
  else if (tally.lost(page.number) > 0) broken.push(`${tally.lost(page.number)} changes are lost`);
  return broken;
}
