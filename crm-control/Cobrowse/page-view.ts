import { POINTER_MS, type Anchor, type SessionView, type TileReason } from '@beside/protocol';
import { openViewer, transportSeal, type Clock, type OpenLink } from '@beside/protocol/channel';
import type { Mirror, MirrorOptions } from '@beside/mirror';
import type { DeskEvent } from './desk-event';
import { marksAfter, NO_MARKS, placeMarks, type PlacedMark } from './marks';
import type { Membership } from './membership';
import { pace } from './pace';

export type SpotlightResult = 'marked' | 'nothing-there' | 'not-delivered';

/** What has changed on the stage without changing the desk's state. */
export interface StageNews {
  readonly marks: readonly PlacedMark[];
  readonly size: { readonly width: number; readonly height: number } | null;
  /** 0 … 1 while a picture is being drawn. */
  readonly progress: number;
}

export interface PageViewParts {
  readonly container: HTMLElement;
  readonly membership: Membership;
  readonly openLink: OpenLink;
  readonly createMirror: (container: HTMLElement, options: MirrorOptions) => Mirror;
  readonly tileWords: (reason: TileReason) => string;
  readonly clock: Clock;
  readonly on: {
    event(event: DeskEvent): void;
    session(view: SessionView): void;
    news(news: StageNews): void;
  };
}

/** The customer's page as this desk shows it: the channel, the mirror, the marks, and the agent's intents. */
export interface PageView {
  cover(covered: boolean): void;
  scale(mode: 'fit' | 'actual'): void;
  /** The agent's pointer at a point of the window; `null` when it left the page. */
  point(at: { readonly x: number; readonly y: number } | null): void;
  /** Marks the element at a point of the window for the customer; `null` clears the mark. */
  spotlight(at: { readonly x: number; readonly y: number } | null): Promise<SpotlightResult>;
  /** The name of what is at a point of the window; empty when it has none. */
  nameAt(at: { readonly x: number; readonly y: number }): string;
  /** Places the marks anew: the stage was scrolled or resized. */
  place(): void;
  acted(): boolean;
  close(): void;
}

export function openPageView(parts: PageViewParts): PageView {
  const { membership, clock, on } = parts;
  let marks = NO_MARKS;
  let size: StageNews['size'] = null;
  let progress = 0;
  let acted = false;
  let covered = true;

  const mirror = parts.createMirror(parts.container, {
    tileWords: parts.tileWords,
    onDefect: (kind) => viewer.resync(kind),
    onWant: (assets) => viewer.act({ kind: 'want', assets }),
    onSize: (next) => {
      size = next;
      place();
    },
    onProgress: (share) => {
      progress = share;
      place();
    },
  });
  mirror.cover(covered);

  const viewer = openViewer({
    participant: membership.participant,
    open: parts.openLink,
    negotiate: () => membership.negotiate(),
    seal: transportSeal,
    clock,
    on: {
      epoch: () => {
        marks = NO_MARKS;
        mirror.begin();
        on.event({ type: 'epoch' });
      },
      messages: (messages) => {
        mirror.apply(messages);
        marks = marksAfter(marks, messages);
        on.event({ type: 'messages', messages });
        place();
      },
      fact: (fact) => on.session(fact.session),
      link: (link) => {
        on.event({ type: 'link', link });
        if (link === 'open') void membership.refresh(); // what was said while nobody listened
      },
      lease: (held) => on.event({ type: 'lease', held }),
      dropped: () => {},
    },
  });

  const pointer = pace<Anchor | null>(clock, POINTER_MS, (at) => void viewer.act({ kind: 'point', at }));

  function place(): void {
    on.news({ marks: placeMarks(marks, mirror, membership.participant), size, progress });
  }

  return {
    cover: (next) => {
      mirror.cover(next); // each time: a whole snapshot uncovers the mirror by itself
      if (covered === next) return;
      covered = next;
      place();
    },
    scale: (mode) => {
      mirror.scale(mode);
      place();
    },
    point: (at) => {
      acted = true;
      pointer.push(at && mirror.anchorAt(at.x, at.y));
    },
    spotlight: async (at) => {
      acted = true;
      const anchor = at && mirror.anchorAt(at.x, at.y);
      if (at && !anchor) return 'nothing-there';
      const delivery = await viewer.act({ kind: 'spotlight', node: anchor?.node ?? null });
      return delivery === 'delivered' ? 'marked' : 'not-delivered';
    },
    nameAt: (at) => {
      const anchor = mirror.anchorAt(at.x, at.y);
      return anchor ? mirror.nameOf(anchor.node) : '';
    },
    place,
    acted: () => {
      const did = acted;
      acted = false;
      return did;
    },
    close: () => {
      pointer.stop();
      viewer.close();
      mirror.destroy();
    },
  };
}
