import { decodeActs, HEARTBEAT_MS, type ActMessage, type Fact, type PageMessage } from '@beside/protocol';
import { openHub, systemClock, type CustomerSeal, type SocketGrant } from '@beside/protocol/channel';
import { countedLink, type LinkCount } from './counted-link';
import type { LivePage } from './live-page';

export interface SharingParts {
  readonly page: LivePage;
  readonly link: LinkCount;
  readonly seal: CustomerSeal;
  readonly negotiate: () => Promise<SocketGrant>;
  readonly on: {
    act(viewer: string, act: ActMessage): void;
    fact(fact: Fact): void;
    /** The socket is there, again or for the first time: what was said meanwhile must be asked for. */
    open(): void;
    /** Time to tell the server that this page is here. */
    beat(): void;
  };
}

export interface PageSharing {
  /** Leaves at once where somebody looks. */
  tell(message: PageMessage): void;
  /** Whether anybody looks, as the server knows it; who comes back gets the page anew. SESS-6 */
  watched(here: boolean): void;
  stop(): void;
}

/** The way out of a live page, from *Allow* on: an epoch begins with the page as it stands, and goes on with what changes. */
export function sharePage({ page, link, seal, negotiate, on }: SharingParts): PageSharing {
  /** Whether what changes is told: somebody has asked for the page, and still looks. */
  let capturing = false;
  let parked = false;
  const hub = openHub({
    open: countedLink(link),
    negotiate,
    seal,
    clock: systemClock,
    decodeActs,
    randomId: () => crypto.randomUUID().replace(/-/g, ''),
    on: {
      epoch: () => {
        capturing = true;
        parked = false;
        void hub.send(page.begin());
      },
      act: on.act,
      fact: on.fact,
      link: (state) => state === 'open' && on.open(),
      dropped: () => {},
    },
  });
  const heartbeat = setInterval(on.beat, HEARTBEAT_MS);
  return {
    tell: (message) => {
      if (capturing) void hub.send([message]);
    },
    watched: (here) => {
      if (here && parked) hub.renew();
      parked = !here && (capturing || parked);
      if (!here) capturing = false;
    },
    stop: () => {
      capturing = false;
      clearInterval(heartbeat);
      hub.close();
    },
  };
}
