import { HEARTBEAT_MS, type SessionView } from '@beside/protocol';
import type { CustomerSeal, Hub, LinkState } from '@beside/protocol/channel';
import { startCapture, type Capture } from './capture/capture';
import { senseActivity } from './capture/sense-activity';
import type * as ChannelFile from './channel';
import type { ApiClient } from './consent/api-client';
import { granted } from './consent/granted';
import type { Pass } from './consent/pass';
import type { SharingLock } from './consent/sharing-lock';
import type * as HandsFile from './hands';
import type { LaterWords } from './language-files';
import { createOwnLimit, type LiveView } from './own-limit';
import type { Shell } from './overlay/shell';
import type * as PreviewFile from './preview';
import { bringFinder } from './privacy/detector';
import { discloseMessage } from './privacy/disclose';
import type { Lens } from './privacy/lens';
import type * as TogetherFile from './together';

/** A file that did not come, for want of a network, is asked for again after this. */
export const FETCH_AGAIN_MS = 2_000;

/** What runs only while somebody may look. */
export interface Sharing {
  readonly hub: Hub;
  /** Takes away what the agent has drawn. */
  readonly clear: () => void;
  /**
   * How the session stands: whether anybody looks, and when it ends by itself. Word of the first may come late, when somebody has already
   * begun: then it begins anew. SESS-6 SESS-22
   */
  readonly follow: (view: LiveView) => void;
  /** Shows the customer what is hidden, and takes that away again. PRIV-14 */
  readonly toggleHidden: () => void;
  readonly stop: () => void;
}

/** The parts that are files of their own, fetched when they are needed. */
export interface LaterFiles {
  readonly fetchTogether: () => Promise<readonly [typeof TogetherFile, LaterWords]>;
  readonly fetchHands: () => Promise<typeof HandsFile>;
  readonly fetchPreview: () => Promise<typeof PreviewFile>;
}

export interface SharingParts {
  readonly own: Pass;
  readonly view: LiveView;
  readonly lens: Lens;
  readonly lock: SharingLock;
  readonly seal: CustomerSeal;
  readonly channel: typeof ChannelFile;
  readonly api: ApiClient;
  readonly shell: Shell;
  /** Fonts may be fetched, so that viewers see them. PRIV-17 */
  readonly fonts: boolean;
  readonly files: LaterFiles;
  readonly on: {
    /** Somebody looks now. */
    watched(): void;
    link(state: LinkState): void;
    session(view: SessionView): void;
    letter(): void;
    /** Time to tell the server that this page is here. */
    beat(active: boolean): void;
  };
}

/** Capture, what happens above the page, and the way out, from the customer's *Allow* on. */
export function startSharing(parts: SharingParts): Sharing {
  const { own, lens, lock, seal, api, shell, files, on } = parts;
  const { openHub, openWebPubSub, systemClock } = parts.channel;
  let capture: Capture | null = null;
  /** A capture was stopped because nobody looked. */
  let parked = false;
  const elementOf = (node: number) => capture?.elementOf(node) ?? null;
  let joined: Promise<TogetherFile.Together> | null = null;
  const together = () =>
    (joined ??= files.fetchTogether().then(
      ([{ openTogether }, words]) =>
        openTogether({
          bringFinder,
          fetchHands: files.fetchHands,
          fetchPreview: files.fetchPreview,
          watch: (look) => hub.watch(look),
          layer: shell.marks,
          strings: words.together,
          handsStrings: words.hands,
          previewStrings: words.preview,
          lens,
          who: () => parts.view.agentName,
          elementOf,
          objects: () => capture?.objects() ?? [],
          announce: shell.announce,
          changed: (object) => capture?.changed(object),
          tell: (message) => void hub.send([discloseMessage(message)]),
          show: (message, codec) => void hub.send([discloseMessage(message)], codec),
          inFlight: () => hub.inFlight(),
          session: own.session,
          tellAudit: (report) => api.report(own, report),
          fonts: parts.fonts,
        }),
      (error: unknown) => {
        joined = null; // a file that did not come is asked for again
        throw error;
      },
    ));
  const whenThere = (use: (open: TogetherFile.Together) => void) => void together().then(use, () => {});
  const ifJoined = (use: (open: TogetherFile.Together) => void) => void joined?.then(use, () => {});
  /** Until the file has come only the page's nodes are followed, and pictures are tiles. */
  const senseAll = (started: Capture): void =>
    void together().then(
      (open) => started.sense(open.sense),
      () => setTimeout(() => capture === started && senseAll(started), FETCH_AGAIN_MS),
    );
  const clear = () => ifJoined((open) => open.clear());
  const activity = senseActivity(document);
  const hub: Hub = openHub({
    open: openWebPubSub,
    negotiate: () => granted(api.socket(own)),
    seal,
    clock: systemClock,
    decodeActs: async (parcel) => (await together()).decodeActs(parcel),
    randomId: () => crypto.randomUUID().replace(/-/g, ''),
    on: {
      epoch: () => {
        capture?.stop();
        ifJoined((open) => open.epoch());
        parked = false;
        const started = startCapture({
          page: document,
          own: shell.host,
          lens,
          send: (messages) => void hub.send(messages),
          inFlight: () => hub.inFlight(),
        });
        capture = started;
        senseAll(started);
        on.watched();
      },
      act: (viewer, act) => whenThere((open) => open.act(viewer, act)),
      fact: (fact) => {
        if (fact.fact === 'letter') on.letter();
        else if (fact.session.id === own.session) on.session(fact.session);
      },
      link: on.link,
      dropped: () => {}, // counted by the channel's own tests; nothing of it is the customer's business
    },
  });
  const heartbeat = setInterval(() => on.beat(activity.since()), HEARTBEAT_MS);
  const limit = createOwnLimit(on.session);
  limit.follow(parts.view);
  return {
    hub,
    clear,
    follow: (view) => {
      const { here } = view.desk;
      limit.follow(view);
      if (here && parked) hub.renew();
      if (!here) {
        clear();
        capture?.stop();
      }
      parked = !here && capture !== null;
    },
    toggleHidden: () => whenThere((open) => open.toggleHidden()),
    stop: () => {
      clearInterval(heartbeat);
      limit.stop();
      activity.stop();
      capture?.stop();
      capture = null;
      ifJoined((open) => open.stop());
      hub.close();
      lock.release();
    },
  };
}
