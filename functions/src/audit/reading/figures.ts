import { endReasons, type EndReason, type Session } from '@beside/protocol';
import { spreadOf, type Spread } from './spread';

/** Of sessions that were invited in some time. */
export interface Figures {
  readonly sessions: number;
  /** Of these: the customer allowed it. */
  readonly live: number;
  /** Of these: the customer sent a form of the page. SESS-23 */
  readonly completed: number;
  /** From the agent's first press until the desk showed the page. */
  readonly connect: Spread | null;
  /** From the invitation to *Allow*. */
  readonly toLive: Spread | null;
  /** From the page at the desk to the agent's first mark. */
  readonly firstMark: Spread | null;
  /** `null` where the reader does not reach the whole company: a wrong PIN belongs to no agent. AUDIT-20 */
  readonly wrongPins: number | null;
}

export interface FiguresOfDays extends Figures {
  /** Every day of the range, `yyyy-mm-dd`, the earliest first. */
  readonly days: readonly (Figures & { readonly day: string })[];
  /** Those that occurred, in the order of the list. */
  readonly ends: readonly { readonly reason: EndReason; readonly count: number }[];
}

/** Wrong PINs of one moment (ms since epoch). */
export interface WrongPins {
  readonly at: number;
  readonly count: number;
}

/**
 * What sessions come to in numbers, in all and day by day.
 * @param days every day of the range, in order @param dayOf the day of a moment, ms since epoch @param wrong `null`: not for this reader
 */
export function figuresOf(
  sessions: readonly Session[],
  wrong: readonly WrongPins[] | null,
  days: readonly string[],
  dayOf: (at: number) => string,
): FiguresOfDays {
  const byDay = new Map(days.map((day) => [day, { sessions: [] as Session[], wrong: [] as WrongPins[] }]));
  for (const session of sessions) byDay.get(dayOf(session.invitedAt))?.sessions.push(session);
  for (const one of wrong ?? []) byDay.get(dayOf(one.at))?.wrong.push(one);
  const reasons = sessions.flatMap((session) => (session.state === 'ended' ? [session.reason] : []));
  return {
    ...sum(sessions, wrong),
    days: [...byDay].map(([day, of]) => ({ day, ...sum(of.sessions, wrong && of.wrong) })),
    ends: endReasons
      .map((reason) => ({ reason, count: reasons.filter((one) => one === reason).length }))
      .filter(({ count }) => count > 0),
  };
}

function sum(sessions: readonly Session[], wrong: readonly WrongPins[] | null): Figures {
  const live = sessions.flatMap((session) => {
    if (session.state === 'invited' || session.state === 'asking' || session.since === undefined) return [];
    return [{ toLive: session.since - session.invitedAt, ...session.measures }];
  });
  const times = (of: 'connectMs' | 'markMs') => live.flatMap((one) => (one[of] === undefined ? [] : [one[of]]));
  return {
    sessions: sessions.length,
    live: live.length,
    completed: live.filter(({ submitted }) => submitted).length,
    connect: spreadOf(times('connectMs')),
    toLive: spreadOf(live.map(({ toLive }) => toLive)),
    firstMark: spreadOf(times('markMs')),
    wrongPins: wrong && wrong.reduce((all, { count }) => all + count, 0),
  };
}
