import { DEFAULT_LIMITS } from './default-limits';
import { PARK_MS } from '../limits';
import type { HandCounts, WriteModeChange } from '../audit/event';
import type { RiskCounts } from './risk-counts';
import type { Session } from './state';

/** What a supervisor looks at a session twice for. SESS-32 */
export const risks = [
  'write-mode', // the agent may write on the page; of a session that is over: could
  'final-stopped', // the agent tried a final press, and the customer's page stopped it
  'wrong-pins', // wrong PINs came before the right one from where the customer is
  'poor-link', // an end does not come back at once, or the desk could not trust what it had
] as const;
export type Risk = (typeof risks)[number];

/** A page load is away for a second or two. */
const AWAY_MS = 10_000;
/** One may happen to anybody who changes networks. */
export const POOR_RESYNCS = 2;

export function withWriteMode(known: RiskCounts, change: WriteModeChange): RiskCounts {
  if (change === 'allowed') return { ...known, write: 'now' };
  return known.write === 'now' ? { ...known, write: 'before' } : known;
}

export function withHands(known: RiskCounts, { final }: HandCounts): RiskCounts {
  return final > 0 ? { ...known, finals: (known.finals ?? 0) + final } : known;
}

/** In the order of the list. @param now ms since epoch */
export function risksOf(session: Session, now: number): readonly Risk[] {
  if (session.state === 'invited') return [];
  const { write, finals = 0, wrongPins = 0 } = session.risks ?? {};
  const isRisk: Readonly<Record<Risk, boolean>> = {
    'write-mode': session.state === 'ended' ? write !== undefined : write === 'now',
    'final-stopped': finals > 0,
    'wrong-pins': wrongPins > 0,
    'poor-link': isPoor(session, now),
  };
  return risks.filter((risk) => isRisk[risk]);
}

function isPoor(session: Session, now: number): boolean {
  if (session.state === 'invited' || session.state === 'asking') return false;
  if ((session.measures?.resyncs ?? 0) >= POOR_RESYNCS) return true;
  if (session.state === 'ended') return false;
  const { customer, desk, limits = DEFAULT_LIMITS } = session;
  const isAway = (until: number, wait: number) => now - (until - wait) > AWAY_MS;
  return (!customer.here && isAway(customer.until, limits.grace)) || (!desk.here && isAway(desk.until, PARK_MS));
}
