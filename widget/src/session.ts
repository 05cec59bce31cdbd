import { HEARTBEAT_MS, never, STOP_ANSWER_MS, AGENT_PIN_DIGITS, type SessionView } from '@beside/protocol';
import type { Hub } from '@beside/protocol/channel';
import type * as ChannelFile from './channel';
import { startCapture, type Capture } from './capture/capture';
import { senseActivity } from './capture/sense-activity';
import type { ApiClient } from './consent/api-client';
import { granted } from './consent/granted';
import type { Pass, PassStore } from './consent/pass';
import { createSharingLock, type SharingLock } from './consent/sharing-lock';
import type { Shell } from './overlay/shell';
import { bringFinder } from './privacy/detector';
import { discloseMessage } from './privacy/disclose';
import { Lens } from './privacy/lens';
import { readPolicy, type Policy } from './privacy/policy';
import { endedView, type WidgetState } from './state';
import type { LaterWords } from './language-files';
import type { Strings } from './strings/en';
import type * as HandsFile from './hands';
import type * as PreviewFile from './preview';
import type * as TogetherFile from './together';
import { createView } from './view';

/** A file that did not come, for want of a network, is asked for again after this. */
const FETCH_AGAIN_MS = 2_000;

type LiveView = Extract<SessionView, { state: 'live' | 'paused' }>;

export interface SessionParts {
  readonly api: ApiClient;
  readonly passes: PassStore;
  readonly shell: Shell;
  readonly strings: Strings;
  readonly onState: (state: WidgetState) => void;
  /** Fonts may be fetched, so that viewers see them. PRIV-17 */
  readonly fonts: boolean;
  readonly closedRoot: (host: Element) => ShadowRoot | null;
  /** The parts that are files of their own, fetched when they are needed. */
  readonly fetchChannel: () => Promise<typeof ChannelFile>;
  readonly fetchTogether: () => Promise<readonly [typeof TogetherFile, LaterWords]>;
  readonly fetchHands: () => Promise<typeof HandsFile>;
  readonly fetchPreview: () => Promise<typeof PreviewFile>;
}

/** What runs only while somebody may look. */
interface Sharing {
  readonly hub: Hub;
  /** Takes away what the agent has drawn. */
  readonly clear: () => void;
  /** Whether anybody looks. Word of that may come late, when somebody has already begun: then it begins anew. SESS-6 */
  readonly watched: (here: boolean) => void;
  /** Shows the customer what is hidden, and takes that away again. PRIV-14 */
  readonly toggleHidden: () => void;
  readonly lock: SharingLock;
  readonly stop: () => void;
}

export interface WidgetSession {
  /** Goes on with the session that this browser already has, if any. SESS-5 */
  resume(): Promise<void>;
  /** Opens the entry for a PIN. */
  open(): void;
  /** STOP: nothing leaves from this moment. SESS-4 */
  stop(): void;
  /** The customer looks at this tab now: it takes the sharing over from another one. SESS-14 */
  lookedAt(): void;
  /** The page goes away; the session does not. SESS-5 */
  close(): void;
}

/** The customer's end of a session: the only file that joins consent, privacy, capture, control and the channel. */
export function createWidgetSession(parts: SessionParts): WidgetSession {
  const { api, passes, shell, strings, onState } = parts;
  const now = () => Date.now();
  let state: WidgetState = { at: 'idle' };
  let pass: Pass | null = null;
  let policy: Policy | null = null;
  let sharing: Sharing | null = null;
  let cancelStop: () => void = () => {};

  const draw = createView(shell, strings, {
    open: () => become({ at: 'entering', busy: false, problem: null, typed: '' }),
    close: () => become({ at: 'idle' }),
    submitPin: (digits) => void submitPin(digits),
    allow: () => void allow(),
    refuse: () => void settle('refuse'),
    stop,
    hidden: () => sharing?.toggleHidden(),
    resume: () => void proceed(),
    end: () => void end('stopped'),
    takeOver: () => state.at === 'elsewhere' && void goLive(state.view),
    done: () => become({ at: 'idle' }),
    receipt: (own) => api.receipt(own),
    now,
  });

  function become(next: WidgetState): void {
    state = next;
    draw(next);
    onState(next);
  }

  async function submitPin(digits: string): Promise<void> {
    if (state.at !== 'entering' || state.busy) return;
    if (digits.length < AGENT_PIN_DIGITS) return become({ ...state, problem: 'pin/incomplete', typed: digits });
    if (digits.length > AGENT_PIN_DIGITS) return become({ ...state, problem: 'pin/too-long', typed: digits });
    become({ at: 'entering', busy: true, problem: null, typed: digits });
    const [redeemed, known] = await Promise.all([api.redeem(digits, await passes.newKey()), loadPolicy()]);
    if (!redeemed.ok) return become({ at: 'entering', busy: false, problem: redeemed.code, typed: digits });
    if (!known) return become({ at: 'entering', busy: false, problem: 'policy/unavailable', typed: digits });
    pass = redeemed.value.pass;
    await passes.save(pass);
    follow(redeemed.value.session);
  }

  async function loadPolicy(): Promise<boolean> {
    const answer = await api.policy();
    policy = answer.ok ? await readPolicy(answer.value) : null;
    return policy !== null;
  }

  async function allow(): Promise<void> {
    if (state.at !== 'asking' || state.busy) return;
    become({ ...state, busy: true, problem: null });
    await settle('allow');
  }

  async function settle(answer: 'allow' | 'refuse'): Promise<void> {
    if (!pass || state.at !== 'asking') return;
    const asked = state;
    const outcome = await api.say(pass, answer);
    if (outcome.ok) {
      if (answer === 'allow' && outcome.value.state === 'live') return goLive(outcome.value, true);
      return follow(outcome.value);
    }
    if (outcome.code === 'session/ended' || outcome.code === 'session/unknown') return forget();
    become({ ...asked, busy: false, problem: outcome.code });
  }

  /** The server's view of the session, wherever it came from. It may take away; it starts nothing by itself. SESS-9 */
  function follow(view: SessionView): void {
    switch (view.state) {
      case 'invited':
        return;
      case 'asking':
        return become({ at: 'asking', view, busy: false, problem: null });
      case 'live':
      case 'paused':
        if (state.at === 'live') become({ ...state, view, watched: view.desk.here });
        sharing?.watched(view.desk.here);
        return;
      case 'ended':
        stopSharing();
        cancelStop();
        void passes.clear();
        become({ at: 'ended', view, pass });
        pass = null;
        return;
      default:
        return never(view);
    }
  }

  async function goLive(view: LiveView, first = false): Promise<void> {
    const own = pass;
    if (!own || !policy) return;
    stopSharing();
    become({ at: 'live', view, link: 'connecting', watched: false });
    shell.announce((first ? strings.announceLive : strings.live)(view.agentName));
    const lock = createSharingLock(view);
    await lock.take(() => {
      stopSharing();
      become({ at: 'elsewhere', view });
    });
    const channel = await parts.fetchChannel().catch(() => null);
    if (state.at !== 'live' || sharing) return lock.release();
    if (!channel) {
      lock.release();
      become({ ...state, link: 'interrupted' });
      setTimeout(() => state.at === 'live' && !sharing && void goLive(view), FETCH_AGAIN_MS);
      return;
    }
    sharing = startSharing(own, view, new Lens(policy, parts.closedRoot), lock, channel);
  }

  function startSharing(
    own: Pass,
    view: LiveView,
    lens: Lens,
    lock: SharingLock,
    { openHub, openWebPubSub, systemClock, transportSeal }: typeof ChannelFile,
  ): Sharing {
    let capture: Capture | null = null;
    /** A capture was stopped because nobody looked. */
    let parked = false;
    const elementOf = (node: number) => capture?.elementOf(node) ?? null;
    let joined: Promise<TogetherFile.Together> | null = null;
    const together = () =>
      (joined ??= parts.fetchTogether().then(
        ([{ openTogether }, words]) =>
          openTogether({
            bringFinder,
            fetchHands: parts.fetchHands,
            fetchPreview: parts.fetchPreview,
            watch: (look) => hub.watch(look),
            layer: shell.marks,
            strings: words.together,
            handsStrings: words.hands,
            previewStrings: words.preview,
            lens,
            who: () => view.agentName,
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
      seal: transportSeal,
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
          if (state.at === 'live') become({ ...state, watched: true });
        },
        act: (viewer, act) => whenThere((open) => open.act(viewer, act)),
        fact: ({ session }) => {
          if (session.id === own.session) follow(session);
        },
        link: (link) => {
          if (state.at === 'live') become({ ...state, link });
        },
        dropped: () => {}, // counted by the channel's own tests; nothing of it is the customer's business
      },
    });
    const heartbeat = setInterval(() => void beat(own, activity.since()), HEARTBEAT_MS);
    return {
      hub,
      clear,
      watched: (here) => {
        if (here && parked) hub.renew();
        if (!here) {
          clear();
          capture?.stop();
        }
        parked = !here && capture !== null;
      },
      toggleHidden: () => whenThere((open) => open.toggleHidden()),
      lock,
      stop: () => {
        clearInterval(heartbeat);
        activity.stop();
        capture?.stop();
        capture = null;
        ifJoined((open) => open.stop());
        hub.close();
        lock.release();
      },
    };
  }

  async function beat(own: Pass, active: boolean): Promise<void> {
    const outcome = await api.heartbeat(own, active);
    if (outcome.ok) follow(outcome.value);
    else if (outcome.code === 'session/ended' || outcome.code === 'session/unknown') await refresh(own);
  }

  async function refresh(own: Pass): Promise<void> {
    const outcome = await api.session(own);
    if (outcome.ok) follow(outcome.value);
    else if (outcome.code !== 'service/unavailable') forget();
  }

  function stopSharing(): void {
    sharing?.stop();
    sharing = null;
  }

  function stop(): void {
    if (state.at !== 'live') return;
    const { view } = state;
    void sharing?.hub.hold({ kind: 'status', status: 'paused', hidden: false });
    sharing?.clear();
    pauseAt(view, now() + STOP_ANSWER_MS);
    if (pass) {
      void api.say(pass, 'pause').then((outcome) => {
        if (state.at === 'paused' && !outcome.ok) become({ ...state, offline: outcome.code === 'service/unavailable' });
      });
    }
  }

  function pauseAt(view: LiveView, endsAt: number): void {
    cancelStop();
    const timer = setTimeout(() => void end('stop-unanswered'), Math.max(0, endsAt - now()));
    cancelStop = () => clearTimeout(timer);
    become({ at: 'paused', view, endsAt, offline: false });
  }

  async function proceed(): Promise<void> {
    if (state.at !== 'paused' || !pass) return;
    const paused = state;
    const outcome = await api.say(pass, 'continue');
    if (!outcome.ok) {
      if (outcome.code === 'session/ended' || outcome.code === 'session/unknown') return refresh(pass);
      return become({ ...paused, offline: true });
    }
    cancelStop();
    if (outcome.value.state !== 'live') return follow(outcome.value);
    if (!sharing) return goLive(outcome.value);
    become({ at: 'live', view: outcome.value, link: 'open', watched: outcome.value.desk.here });
    sharing.hub.release();
  }

  async function end(reason: 'stopped' | 'stop-unanswered'): Promise<void> {
    if (state.at !== 'paused' && state.at !== 'live') return;
    const { view } = state;
    cancelStop();
    stopSharing();
    const own = pass;
    pass = null;
    await passes.clear();
    become({ at: 'ended', view: endedView(view, reason, now()), pass: own });
    if (own) await api.end(own, reason);
  }

  function forget(): void {
    stopSharing();
    pass = null;
    void passes.clear();
    become({ at: 'idle' });
  }

  async function resume(): Promise<void> {
    become(state);
    const known = await passes.load();
    if (!known) return;
    const [outcome, hasPolicy] = await Promise.all([api.session(known), loadPolicy()]);
    if (!outcome.ok) {
      // Without an answer the pass is kept: the next page may reach the server. Anything else is final.
      return outcome.code === 'service/unavailable' ? undefined : forget();
    }
    pass = known;
    const view = outcome.value;
    if (view.state === 'live' && hasPolicy) return goLive(view);
    if (view.state === 'paused') return pauseAt(view, now() + Math.max(0, (view.until ?? view.now) - view.now));
    follow(view);
  }

  return {
    resume,
    open: () => state.at === 'idle' && become({ at: 'entering', busy: false, problem: null, typed: '' }),
    stop,
    lookedAt: () => state.at === 'elsewhere' && void resume(),
    close: () => {
      const leaving = sharing;
      sharing = null;
      void leaving?.hub.hold({ kind: 'status', status: 'away', hidden: false }).then(leaving.stop);
    },
  };
}
