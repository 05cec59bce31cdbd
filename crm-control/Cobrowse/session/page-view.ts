import { POINTER_MS, type Anchor, type PageMessage, type TileReason } from '@beside/protocol';
import { openViewer, type Clock, type Delivery, type OpenLink, type ViewerSeal } from '@beside/protocol/channel';
import type { Mirror, MirroredField, MirrorOptions, PlacedBox, Reach, WindowPoint } from '@beside/mirror';
import { chatAfter, type ChatLine } from '../chat/chat';
import type { DeskEvent } from '../state/desk-event';
import { NO_HANDS, type HandsState } from '../hands/acts';
import { openHands, type Hands } from '../hands/hands';
import { openMouse, type Mouse } from '../hands/mouse';
import type { LinkQuality } from '../link/link-quality';
import { openLinkWatch } from '../link/link-watch';
import { openFreeLook, type FreeLook } from '../look/free-look';
import { openDrawing, type Drawing } from '../marks/drawing';
import { pace } from '../marks/pace';
import { nextFading, NO_PRESENCE, presenceAfter, presenceAt, type PagePresence } from '../marks/page-presence';
import { placeMarks, type PlacedMark } from '../marks/place-marks';
import type { Membership } from './membership';

/** What has changed on the stage without changing the desk's state. */
export interface StageNews {
  readonly marks: readonly PlacedMark[];
  readonly presence: PagePresence;
  readonly hands: HandsState;
  readonly chat: readonly ChatLine[];
  readonly following: boolean;
  readonly reach: { readonly here: Reach; readonly customer: Reach } | null;
  /** What is seen of the page, in px of the stage. */
  readonly pageBox: PlacedBox | null;
  readonly size: { readonly width: number; readonly height: number } | null;
  /** 0 … 1 while a picture is being drawn. */
  readonly progress: number;
  readonly quality: LinkQuality;
}

export const NO_NEWS: StageNews = {
  marks: [],
  presence: NO_PRESENCE,
  hands: NO_HANDS,
  chat: [],
  following: true,
  reach: null,
  pageBox: null,
  size: null,
  progress: 0,
  quality: 'lost',
};

export interface PageViewParts {
  readonly container: HTMLElement;
  readonly membership: Membership;
  readonly seal: ViewerSeal;
  readonly openLink: OpenLink;
  readonly createMirror: (container: HTMLElement, options: MirrorOptions) => Mirror;
  readonly tileWords: (reason: TileReason) => string;
  readonly clock: Clock;
  readonly on: {
    event(event: DeskEvent): void;
    /** The customer's page does not know this desk. SEAL-11 */
    strange(): void;
    /** The agent has marked something. */
    marked(): void;
    resynced(): void;
    news(news: StageNews): void;
  };
}

/** The customer's page as this desk shows it: the channel, the mirror, what happens above the page, and the agent's intents. */
export interface PageView {
  readonly drawing: Drawing;
  readonly hands: Hands;
  readonly mouse: Mouse;
  readonly look: FreeLook;
  cover(covered: boolean): void;
  scale(mode: 'fit' | 'actual'): void;
  /** The agent's pointer at a point of the window; `null` when it left the page. */
  point(at: WindowPoint | null): void;
  /** A press that is a ripple and nothing else; `false` outside the page. */
  tap(at: WindowPoint): boolean;
  /** Says a line in the session's chat. CTRL-12 */
  say(text: string): Promise<Delivery>;
  /** What is at a point of the window; `null` outside the page. */
  nodeAt(at: WindowPoint): number | null;
  /** The name of what is at a point of the window; empty when it has none. */
  nameAt(at: WindowPoint): string;
  nameOf(node: number): string;
  /** @see Mirror.notShown */
  notShown(): ReadonlyMap<TileReason, number> | null;
  fieldOf(node: number): MirroredField | null;
  /** In px of the stage. */
  boxOf(node: number): PlacedBox | null;
  /** Places the marks anew: the stage was scrolled or resized. */
  place(): void;
  acted(): boolean;
  close(): void;
}

export function openPageView(parts: PageViewParts): PageView {
  const { membership, clock, on } = parts;
  const self = membership.participant;
  let presence = NO_PRESENCE;
  let chat: readonly ChatLine[] = [];
  let size: StageNews['size'] = null;
  let progress = 0;
  let acted = false;
  let covered = true;
  let cancelFading = () => {};

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

  const act: (typeof viewer)['act'] = (message) => {
    acted = true;
    if (message.kind === 'mark') on.marked();
    const delivery = viewer.act(message);
    watch.sent(delivery);
    return delivery;
  };
  const watch = openLinkWatch(clock, () => place());
  const own = { self, clock, mirror, act, changed: () => place() };
  const drawing = openDrawing({ ...own, lost: () => {} });
  const hands = openHands(own);
  const mouse = openMouse({ self, clock, mirror, hands });
  const look = openFreeLook(own);

  const viewer = openViewer({
    participant: self,
    open: parts.openLink,
    negotiate: () => membership.negotiate(),
    seal: parts.seal,
    clock,
    on: {
      epoch: () => {
        presence = NO_PRESENCE;
        drawing.forget();
        look.anew();
        mirror.begin();
        hands.anew();
        mouse.anew();
        on.event({ type: 'epoch' });
      },
      messages: hear,
      fact: (fact) => membership.told(fact),
      link: (link) => {
        watch.linked(link);
        on.event({ type: 'link', link });
        if (link === 'open') void membership.refresh(); // what was said while nobody listened
      },
      lease: (held) => {
        watch.leased(held);
        on.event({ type: 'lease', held });
      },
      heard: watch.heard,
      strange: () => on.strange(),
      resync: () => {
        watch.resynced();
        on.resynced();
      },
      dropped: () => {},
    },
  });
  mirror.cover(covered);

  function hear(messages: readonly PageMessage[]): void {
    const now = clock.now();
    mirror.apply(messages);
    presence = presenceAfter(presence, messages, now);
    chat = chatAfter(chat, messages, now);
    for (const message of messages) if (message.kind === 'mark') drawing.heard(message.who, message.id);
    hands.heard(messages);
    on.event({ type: 'messages', messages });
    look.say();
    place();
  }

  const pointer = pace<Anchor | null>(clock, POINTER_MS, (at) => void viewer.act({ kind: 'point', at }));

  /** Where everything is now; what fades is looked at again when it has faded. */
  function place(): void {
    cancelFading();
    presence = presenceAt(presence, clock.now());
    const next = nextFading({ ...presence, marks: [...presence.marks, ...drawing.drafts()] });
    cancelFading = next === null ? () => {} : clock.after(next - clock.now(), place);
    const drafts = presenceAt({ ...NO_PRESENCE, marks: drawing.drafts() }, clock.now()).marks;
    on.news({
      marks: placeMarks(presence, drafts, mirror, self),
      presence,
      hands: hands.state(),
      chat,
      following: look.following(),
      reach: mirror.reach(),
      pageBox: mirror.pageBox(),
      size,
      progress,
      quality: watch.quality(),
    });
  }

  function nodeAt(at: WindowPoint): number | null {
    return mirror.anchorAt(at.x, at.y)?.node ?? null;
  }

  return {
    drawing,
    hands,
    mouse,
    look,
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
    tap: (at) => {
      const anchor = mirror.anchorAt(at.x, at.y);
      if (anchor) void act({ kind: 'tap', at: anchor });
      return anchor !== null;
    },
    say: (text) => act({ kind: 'say', text }),
    nodeAt,
    nameAt: (at) => {
      const node = nodeAt(at);
      return node === null ? '' : mirror.nameOf(node);
    },
    nameOf: (node) => mirror.nameOf(node),
    notShown: () => mirror.notShown(),
    fieldOf: (node) => mirror.fieldOf(node),
    boxOf: (node) => mirror.boxOf(node),
    place,
    acted: () => {
      const did = acted;
      acted = false;
      return did;
    },
    close: () => {
      cancelFading();
      pointer.stop();
      drawing.stop();
      mouse.stop();
      look.stop();
      watch.stop();
      viewer.close();
      mirror.destroy();
    },
  };
}
