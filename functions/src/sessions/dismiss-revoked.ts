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

  /** @returns whether there was an answer */
  async function look({ company, id, agent }: BusySession): Promise<boolean> {
    const answer = await askStanding(company, agent);
    if (answer === 'revoked') await change(company, id, { type: 'end', by: 'server', reason: 'revoked' });
    return answer !== 'unknown';
  }

  return async () => {
    const now = clock();
    const busy = await sessions.busy();
    const due = busy.filter(({ id }) => (asked.get(id) ?? -Infinity) + ASK_AGAIN_MS <= now);
    const isDue = new Set(due.map(({ id }) => id));
    asked = new Map(busy.map(({ id }) => [id, isDue.has(id) ? now : (asked.get(id) ?? now)]));
    let unanswered = 0;
    for (let from = 0; from < due.length; from += AT_A_TIME) {
      const answers = await Promise.all(due.slice(from, from + AT_A_TIME).map(look));
      unanswered += answers.filter((isAnswered) => !isAnswered).length;
    }
    if (unanswered > 0) log(`the standing of ${unanswered} of ${due.length} agents is not known`);
  };
}
