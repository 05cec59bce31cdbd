import type { Presence, SessionView } from '@beside/protocol';

/** The same view with every time on this machine's clock; the two clocks need not agree. @param now ms since epoch, here */
export function localTimes(view: SessionView, now: number): SessionView {
  const shift = now - view.now;
  switch (view.state) {
    case 'invited':
    case 'asking':
      return { ...view, until: view.until + shift };
    case 'live':
    case 'paused': {
      const { until, ends, ...rest } = view;
      const local = {
        ...rest,
        since: view.since + shift,
        customer: localPresence(view.customer, shift),
        desk: localPresence(view.desk, shift),
        ...(ends && { ends: { ...ends, at: ends.at + shift } }),
      };
      return until === undefined ? local : { ...local, until: until + shift };
    }
    case 'ended':
      return { ...view, at: view.at + shift };
  }
}

function localPresence(presence: Presence, shift: number): Presence {
  return presence.here ? presence : { here: false, until: presence.until + shift };
}
