import type { Link, LinkState, OpenLink } from '@beside/protocol/channel';
import { openWebPubSub } from '@beside/transport';

/** What went over the links of one side. */
export interface LinkCount {
  /** Frames that it sent. */
  frames: number;
  /** Times that the link came back after it was interrupted. */
  reconnects: number;
  state: LinkState;
}

export const newLinkCount = (): LinkCount => ({ frames: 0, reconnects: 0, state: 'connecting' });

/** The transport, with a meter on it. */
export function countedLink(count: LinkCount): OpenLink {
  return (negotiate, events) => {
    let wasOpen = false;
    const link: Link = openWebPubSub(negotiate, {
      ...events,
      state: (state) => {
        if (state === 'open' && wasOpen) count.reconnects += 1;
        wasOpen ||= state === 'open';
        count.state = state;
        events.state(state);
      },
    });
    return {
      send: (bytes) => {
        count.frames += 1;
        link.send(bytes);
      },
      close: () => link.close(),
    };
  };
}
