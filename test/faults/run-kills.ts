import { sumOf } from '../load/load-figures';
import { openInstallation, type Installation } from '../load/open-installation';
import { openSessions } from '../load/open-sessions';
import { waitFor } from '../load/wait-for';
import { seededRandom } from '../support/seeded-random';
import { ActBook } from './act-book';
import { brokenAuditLaws } from './audit-laws';
import { keepBusy } from './keep-busy';
import { planKills, type Outage, type Victim } from './kill-plan';
import { brokenSessionLaws, isAlike, type WatchedSession } from './session-laws';

export interface KillOptions {
  readonly kills: number;
  readonly sessions: number;
  readonly seed: number;
  readonly report: (words: string) => void;
}

export interface KillFigures {
  readonly killed: Readonly<Record<Victim, number>>;
  readonly sessions: number;
  /** Sessions of which both sides have the same page at the end. */
  readonly alike: number;
  /** Sessions that an outage has ended, since somebody did not come back in time. */
  readonly ended: number;
  readonly changes: number;
  /** Links that came back, of both sides. */
  readonly reconnects: number;
  /** Pictures drawn anew. */
  readonly resyncs: number;
  /** Outages after which every session had to go on before the next one, and sessions that did, summed. */
  readonly waits: number;
  readonly resumed: number;
  readonly acts: ReturnType<ActBook['figures']>;
  /** In words; none when every law held. */
  readonly broken: readonly string[];
}

/** Sessions that begin at the same time. */
const AT_ONCE = 8;
/** Longer than any client waits between two tries: what has not come back by then never does. */
const COME_BACK_MS = 90_000;

/** Sessions go on while relay and function host are killed and started again, on the same ports and the same store. */
export async function runKills({ kills, sessions: wanted, seed, report }: KillOptions): Promise<KillFigures> {
  const random = seededRandom(seed);
  const plan = planKills(kills, random);
  const installation = await openInstallation();
  let watched: readonly WatchedSession[] = [];
  try {
    watched = await openWatched(installation, wanted, report);
    const resumed = await survive(plan, installation, watched, { random, report });
    await comeBack(watched);
    for (const { session } of watched) session.checkpoint();
    await comeBack(watched);
    return {
      ...sumUp(watched),
      killed: { relay: countOf(plan, 'relay'), host: countOf(plan, 'host') },
      ...{ waits: plan.filter(({ waits }) => waits).length, resumed },
      broken: [
        ...(watched.length < wanted ? [`${wanted - watched.length} sessions did not begin`] : []),
        ...watched.flatMap((one, at) => brokenSessionLaws(one).map((law) => `session ${at}: ${law}`)),
        ...(await brokenAuditLaws(installation)),
      ],
    };
  } finally {
    for (const { session } of watched) session.close();
    await installation.stop();
  }
}

async function openWatched(
  installation: Installation,
  wanted: number,
  report: (words: string) => void,
): Promise<readonly WatchedSession[]> {
  const books = Array.from({ length: wanted }, () => new ActBook());
  const strangers = new Set<number>();
  const sessions = await openSessions(installation, { first: 0, count: wanted, atOnce: AT_ONCE }, report, (number) => ({
    onAct: (act) => books[number]?.took(act),
    onStrange: () => void strangers.add(number),
  }));
  return sessions.map((session) => ({
    session,
    acts: books[session.number] ?? new ActBook(),
    isStrange: () => strangers.has(session.number),
  }));
}

/** All outages, while pages change and agents act. @returns how many times a session went on after one that was waited for */
async function survive(
  plan: readonly Outage[],
  installation: Installation,
  watched: readonly WatchedSession[],
  { random, report }: { readonly random: () => number; readonly report: (words: string) => void },
): Promise<number> {
  const stop = keepBusy(watched, random);
  let resumed = 0;
  try {
    for (const [at, outage] of plan.entries()) {
      await strike(installation, outage);
      if (outage.waits) resumed += await comeBack(watched);
      report(`  ${at + 1} of ${plan.length}: ${outage.victims.join(' and ')}`);
    }
    return resumed;
  } finally {
    await stop();
  }
}

async function strike(installation: Installation, { victims, after, down }: Outage): Promise<void> {
  const parts = victims.map((victim) => installation[victim]);
  await pass(after);
  await Promise.all(parts.map((part) => part.kill()));
  await pass(down);
  await Promise.all(parts.map((part) => part.start()));
}

/** Waits until the two sides of every session have the same page, once each. @returns how many did */
async function comeBack(watched: readonly WatchedSession[]): Promise<number> {
  const waiting = new Set(watched);
  await waitFor(COME_BACK_MS, () => {
    for (const one of waiting) if (isAlike(one.session)) waiting.delete(one);
    return waiting.size === 0;
  });
  return watched.length - waiting.size;
}

function sumUp(watched: readonly WatchedSession[]) {
  const sessions = watched.map(({ session }) => session);
  const acts = watched.map((one) => one.acts.figures());
  return {
    sessions: sessions.length,
    alike: sessions.filter(isAlike).length,
    ended: sessions.filter((session) => session.told().customer?.state === 'ended').length,
    changes: sumOf(sessions, ({ page }) => page.number),
    reconnects: sumOf(sessions, ({ links }) => links.customer.reconnects + links.desk.reconnects),
    resyncs: sumOf(sessions, ({ tally }) => tally.redrawn),
    acts: {
      sent: sumOf(acts, ({ sent }) => sent),
      done: sumOf(acts, ({ done }) => done),
      expired: sumOf(acts, ({ expired }) => expired),
      expiredThoughDone: sumOf(acts, ({ expiredThoughDone }) => expiredThoughDone),
    },
  };
}

function countOf(plan: readonly Outage[], victim: Victim): number {
  return plan.filter(({ victims }) => victims.includes(victim)).length;
}

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
