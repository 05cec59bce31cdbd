import type { Clock, Log } from '../platform';
import type { AskStanding } from '../tokens/ask-standing';
import type { ChangeSession } from './change-session';
import type { BusySession, SessionStore } from './session-store';

/** With a sweep every 15 s an agent is asked about every 30 s at the latest. SESS-21 */
const ASK_AGAIN_MS = 20_000;
/** Questions under way at a time: a shift of a thousand is through in a few seconds, and no provider throttles it. */
const AT_A_TIME = 16;

interface Parts {
  readonly sessions: SessionStore;
  readonly askStanding: AskStanding;
  readonly change: ChangeSession;
  readonly clock: Clock;
  readonly log: Log;
}

/** Ends the sessions of agents whom the identity provider does not know as such any more. To be called with every sweep. SESS-21 */
export function createDismissal({ sessions, askStanding, change, clock, log }: Parts): () => Promise<void> {
  /** When each session's agent was last asked about, ms since epoch. Another process does not know, and asks as well. */
  let asked: ReadonlyMap<string, number> = new Map();

  /** @returns how many answers there were, and the companies for whose people there was none */
  async function look(batch: readonly BusySession[]) {
    const answers = await Promise.all(
      batch.map(async ({ company, id, agent }) => {
        const answer = await askStanding(company, agent);
        if (answer === 'revoked') await change(company, id, { type: 'end', by: 'server', reason: 'revoked' });
        return { company, isAnswered: answer !== 'unknown' };
      }),
    );
    const answered = new Set(answers.flatMap(({ company, isAnswered }) => (isAnswered ? [company] : [])));
    const silent = new Set(answers.flatMap(({ company }) => (answered.has(company) ? [] : [company])));
    return { known: answers.filter(({ isAnswered }) => isAnswered).length, silent };
  }

  return async () => {
    const now = clock();
    const busy = await sessions.busy();
    let due = busy.filter(({ id }) => (asked.get(id) ?? -Infinity) + ASK_AGAIN_MS <= now);
    const isDue = new Set(due.map(({ id }) => id));
    asked = new Map(busy.map(({ id }) => [id, isDue.has(id) ? now : (asked.get(id) ?? now)]));
    const total = due.length;
    let known = 0;
    while (due.length > 0) {
      const { known: more, silent } = await look(due.slice(0, AT_A_TIME));
      known += more;
      // A provider that is away is left for the next time: the sweep has more to do than to wait for it.
      due = due.slice(AT_A_TIME).filter(({ company }) => !silent.has(company));
    }
    if (known < total) log(`the standing of ${total - known} of ${total} agents is not known`);
  };
}
