import type { Clock, Delivery, LinkState } from '@beside/protocol/channel';
import { readingOf, RECENT_MS, steadied, type LinkMeasures, type LinkQuality, type ShownQuality } from './link-quality';

/** Often enough that a late beat is seen before the next one comes. */
const LOOK_MS = 500;

/** What a desk measures of its link while it shows the page. */
export interface LinkWatch {
  quality(): LinkQuality;
  linked(link: LinkState): void;
  leased(held: boolean): void;
  /** The customer's page has said something. */
  heard(): void;
  resynced(): void;
  /** Something was sent that the page confirms. */
  sent(delivery: Promise<Delivery>): void;
  stop(): void;
}

/** @param changed called when another quality is to be shown */
export function openLinkWatch(clock: Clock, changed: () => void): LinkWatch {
  let measures: LinkMeasures = { link: 'connecting', lease: false, heardAt: clock.now(), trips: [], resyncs: [] };
  let shown: ShownQuality = { quality: 'lost', other: null };
  let stopped = false;
  let looked = clock.now();
  let cancel = clock.after(LOOK_MS, tick);

  /** A desk that stood still itself has heard nothing meanwhile, and the page need not have been silent. */
  function tick(): void {
    const late = clock.now() - looked - LOOK_MS;
    looked = clock.now();
    if (late > 0) measures = { ...measures, heardAt: measures.heardAt + late };
    look();
    cancel = clock.after(LOOK_MS, tick);
  }

  function look(): void {
    const { quality } = shown;
    shown = steadied(shown, readingOf(measures, clock.now()), clock.now());
    if (shown.quality !== quality) changed();
  }

  function learn(more: Partial<LinkMeasures>): void {
    if (stopped) return;
    measures = { ...measures, ...more };
    look();
  }

  return {
    quality: () => shown.quality,
    linked: (link) => learn({ link }),
    leased: (lease) => learn({ lease }),
    heard: () => learn({ heardAt: clock.now() }),
    resynced: () => learn({ resyncs: [...measures.resyncs.filter((at) => clock.now() - at < RECENT_MS), clock.now()] }),
    sent: (delivery) => {
      const from = clock.now();
      // One that never arrived took as long as was waited for it.
      void delivery.then(() => {
        const at = clock.now();
        learn({ trips: [...measures.trips.filter((trip) => at - trip.at < RECENT_MS), { at, ms: at - from }] });
      });
    },
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
