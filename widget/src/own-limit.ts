import { viewEnd, type SessionView } from '@beside/protocol';

export type LiveView = Extract<SessionView, { state: 'live' | 'paused' }>;

/** Ends this side when the time has come that the server last told, whatever the network does since. SESS-22 */
export function createOwnLimit(end: (ended: SessionView) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    follow: (view: LiveView) => {
      clearTimeout(timer);
      const { ends, now } = view;
      if (ends) timer = setTimeout(() => end(viewEnd(view, 'server', ends.reason, Date.now())), ends.at - now);
    },
    stop: () => clearTimeout(timer),
  };
}
