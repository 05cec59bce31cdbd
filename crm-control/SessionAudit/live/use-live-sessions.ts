import * as React from 'react';
import type { LiveSessions } from '../../desk/api/audit-api';
import type { AuditDesk } from '../audit-desk';
import { loadOf, type Load } from '../use-load';

/** Often enough to see a session begin and end, and little for a server with many desks. */
const REFRESH_MS = 5_000;

/** The ticket of the opened view; it outlives a look at one session of it. AUDIT-19 */
export type TicketHolder = React.MutableRefObject<string | null>;

interface LiveLook {
  readonly load: Load<LiveSessions>;
  /** What is shown is from before: the last refresh failed. */
  readonly isLost: boolean;
  readonly retry: () => void;
}

/** What goes on now, again and again while somebody looks; a tab in the background asks nothing. */
export function useLiveSessions({ api, clock }: AuditDesk, ticket: TicketHolder): LiveLook {
  const [load, setLoad] = React.useState<Load<LiveSessions>>({ at: 'loading' });
  const [isLost, setLost] = React.useState(false);
  const [turn, setTurn] = React.useState(0);
  React.useEffect(() => {
    let wanted = true;
    let isShown = false;
    let cancel = () => {};
    const again = () => {
      cancel = clock.after(REFRESH_MS, () => (document.hidden ? again() : void ask()));
    };
    const ask = async () => {
      const answer = await api.live(ticket.current);
      if (!wanted) return;
      const next = loadOf(answer);
      if (answer.ok) ticket.current = answer.value.ticket;
      setLost(next.at === 'failed' && isShown);
      if (next.at !== 'failed' || !isShown) setLoad(next);
      isShown = next.at === 'shown' || (isShown && next.at === 'failed');
      if (isShown) again();
    };
    void ask();
    return () => {
      wanted = false;
      cancel();
    };
  }, [api, clock, ticket, turn]);
  return { load, isLost, retry: () => setTurn((before) => before + 1) };
}
