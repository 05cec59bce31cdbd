import { viewEnd, type SessionView } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import type { DeskState } from './desk-state';
import { isWatching } from './reduce';

/** Past a deadline the server is asked after this, so that it has had time to pass there too. */
const AFTER_DEADLINE_MS = 1_500;

/** The times of a session, kept by the desk's own clock. */
export interface SessionTimes {
  /** To be called with each state. */
  keep(state: DeskState): void;
  stop(): void;
}

export function openSessionTimes(parts: {
  readonly clock: Clock;
  /** A deadline has passed: how does the session stand? */
  readonly refresh: () => void;
  /** The session is over for this side. */
  readonly ended: (session: SessionView) => void;
}): SessionTimes {
  const { clock } = parts;
  let cancelDeadline = () => {};
  let cancelLimit = () => {};

  /** Ends this side by its own clock, whatever the network does. SESS-22 */
  function keepToLimit(state: DeskState): void {
    if (!isWatching(state) || !state.session.ends) return;
    const { session } = state;
    const { at, reason } = state.session.ends;
    const end = () => {
      const ended = viewEnd(session, 'server', reason, clock.now());
      parts.ended({ ...ended, now: session.now }); // the order of news stays that of the server
    };
    cancelLimit = clock.after(Math.max(0, at - clock.now()), end);
  }

  function stop(): void {
    cancelDeadline();
    cancelLimit();
    cancelDeadline = cancelLimit = () => {};
  }

  return {
    keep: (state) => {
      stop();
      keepToLimit(state);
      const until = deadlineOf(state);
      if (until !== null) cancelDeadline = clock.after(until - clock.now() + AFTER_DEADLINE_MS, parts.refresh);
    },
    stop,
  };
}

function deadlineOf(state: DeskState): number | null {
  if (state.at === 'invited' || state.at === 'asking') return state.until;
  return state.at === 'paused' ? (state.session.until ?? null) : null;
}
