import { CONSENT_LIFETIME_MS, never, STOP_ANSWER_MS, viewEnd, type SessionView } from '@beside/protocol';
import type { ComparedWords } from './acquaintance';
import type * as ChannelFile from './channel';
import type { ApiClient, Entry } from './consent/api-client';
import type { OtherWays, OtherWaysEvents } from './consent/other-ways';
import type { Pass, PassStore } from './consent/pass';
import { pinProblem } from './consent/pin-problem';
import { createSharingLock } from './consent/sharing-lock';
import type { LaterWords, SpokenList } from './language-files';
import type { Shell } from './overlay/shell';
import { Lens } from './privacy/lens';
import { readPolicy, type Policy } from './privacy/policy';
import { createSealing } from './sealing';
import { FETCH_AGAIN_MS, startSharing, type LaterFiles, type Sharing } from './sharing';
import { askedAbout, type WidgetState } from './state';
import type { Strings } from './strings/en';
import { mayTakeView } from './take-view';
import { createView } from './view';
import type { CustomersReason, WidgetSession } from './widget-session';

/** Words that were mistaken twice are not the agent's: nobody goes on guessing. SEAL-6 */
const MOST_MISSES = 2;
/** Words that take the place of others are not allowed by a press that was meant for those. */
const OTHER_WORDS_MS = 1_500;

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
  /** The page demands that the right words are found. SEAL-6 */
  readonly mustPick: boolean;
  readonly fetchChannel: () => Promise<typeof ChannelFile>;
  readonly fetchSpoken: () => Promise<SpokenList>;
  readonly later: () => Promise<LaterWords>;
  readonly files: LaterFiles;
  readonly otherWays: (events: OtherWaysEvents) => OtherWays;
}

/** Nothing more comes of the session here: it has ended, or goes on at another origin. */
const isOver = (code: string) => /^session\/(ended|unknown|moved)$/.test(code);

/** The customer's end of a session: the only file that joins consent, privacy, capture, control and the channel. */
export function createWidgetSession(parts: SessionParts): WidgetSession {
  const { api, passes, shell, strings, onState } = parts;
  const now = () => Date.now();
  let state: WidgetState = { at: 'idle' };
  let pass: Pass | null = null;
  let policy: Policy | null = null;
  let sharing: Sharing | null = null;
  let cancelStop: () => void = () => {};
  /** The server is told to go on: once, since a press that it hears late could undo a later STOP. */
  let going = false;

  const draw = createView(shell, strings, {
    open: () => become({ at: 'entering', busy: false, problem: null, typed: '' }),
    close: () => become({ at: 'idle' }),
    submitPin: (digits) => void submitPin(digits),
    ways: (panel) => ways.add(panel),
    allow: () => void allow(),
    refuse: () => void refuse(),
    pick: (choice) => void pick(choice),
    stop,
    hidden: () => sharing?.toggleHidden(),
    resume: () => void proceed(),
    end: () => void end('stopped'),
    takeOver: () => state.at === 'elsewhere' && void goLive(state.view),
    done: () => become({ at: 'idle' }),
    receipt: (own) => api.receipt(own),
    later: parts.later,
    now,
  });

  const ways = parts.otherWays({
    show: (panel) => become({ at: 'offering', panel }),
    enter: async (entry) => {
      if (await loadPolicy()) await enter(entry);
      else become({ at: 'entering', busy: false, problem: 'policy/unavailable', typed: '' });
    },
    close: () => become({ at: 'idle' }),
  });

  const sealing = createSealing({
    ...parts,
    onWords: (words) => compare(words),
    onEnded: () => pass && void refresh(pass),
  });
  const seal = async (own: Pass, view: SessionView) => policy && sealing.open(own, view, policy);

  function become(next: WidgetState): void {
    state = next;
    draw(next);
    onState(next);
  }

  async function submitPin(digits: string): Promise<void> {
    if (state.at !== 'entering' || state.busy) return;
    const problem = pinProblem(digits);
    if (problem) return become({ ...state, problem, typed: digits });
    become({ at: 'entering', busy: true, problem: null, typed: digits });
    const [redeemed, known] = await Promise.all([api.redeem(digits, await passes.newKey()), loadPolicy()]);
    if (!redeemed.ok) return become({ at: 'entering', busy: false, problem: redeemed.code, typed: digits });
    if (!known) return become({ at: 'entering', busy: false, problem: 'policy/unavailable', typed: digits });
    await enter(redeemed.value);
  }

  async function enter({ pass: own, session }: Entry): Promise<void> {
    pass = own;
    await passes.save(own);
    follow(session);
  }

  async function loadPolicy(): Promise<boolean> {
    const answer = await api.policy();
    policy = answer.ok ? await readPolicy(answer.value) : null;
    return policy !== null;
  }

  /** Comes to know the agent's desk, so that there are words to compare. SEAL-6 */
  async function acquaint(view: SessionView): Promise<void> {
    const own = pass;
    if (!own || state.at !== 'asking' || state.view.id !== view.id) return;
    const known = await seal(own, view);
    if (known) known.acquaintance.wait();
    else setTimeout(() => void acquaint(view), FETCH_AGAIN_MS);
  }

  /** A viewer that this page does not know has come so far that there are words. Nothing goes on before they are compared. SEAL-11 */
  function compare(words: ComparedWords): void {
    const isShown = words.choices === null;
    if (state.at === 'live') return void askAgain(state.view, words);
    if (state.at !== 'asking') return;
    const isFirst = state.words === null;
    become({ ...state, words, missed: 0, found: isShown && isFirst, busy: false, problem: null });
    const find = () => state.at === 'asking' && state.words === words && become({ ...state, found: true });
    if (isShown && !isFirst) setTimeout(find, OTHER_WORDS_MS);
  }

  async function askAgain(view: LiveView, words: ComparedWords): Promise<void> {
    void sharing?.hub.hold({ status: 'paused', hidden: false });
    sharing?.clear();
    const until = now() + CONSENT_LIFETIME_MS;
    endAt(until);
    const asked = { busy: false, problem: null, words, missed: 0, found: words.choices === null } as const;
    become({ at: 'asking', view: { ...view, now: now() }, until, ...asked });
    if (pass) await api.pauseForWords(pass);
  }

  async function pick(choice: number): Promise<void> {
    if (state.at !== 'asking' || state.busy || state.found || !state.words) return;
    if (choice === state.words.right) return become({ ...state, found: true });
    const missed = state.missed + 1;
    if (missed >= MOST_MISSES) return refuse();
    const words = (await sealing.current())?.acquaintance.choose();
    if (state.at === 'asking' && words) become({ ...state, words, missed });
  }

  async function allow(): Promise<void> {
    if (state.at !== 'asking' || state.busy || !state.found) return;
    const { view, words } = state;
    become({ ...state, busy: true, problem: null });
    const isAdmitted = words && (await (await sealing.current())?.acquaintance.admit(words));
    if (!isAdmitted) return state.at === 'asking' ? become({ ...state, busy: false }) : undefined;
    if (view.state === 'asking') await settle('allow');
    else await goOn('asking');
  }

  async function refuse(): Promise<void> {
    if (state.at !== 'asking' || state.busy) return;
    if (state.view.state === 'asking') await settle('refuse');
    else await end('stopped');
  }

  async function settle(answer: 'allow' | 'refuse'): Promise<void> {
    const own = pass;
    if (!own || state.at !== 'asking') return;
    const outcome = await api.say(own, answer);
    if (pass !== own || state.at !== 'asking') return; // it has ended meanwhile
    if (outcome.ok) {
      if (answer === 'allow' && outcome.value.state === 'live') return goLive(outcome.value, true);
      return follow(outcome.value);
    }
    become({ ...state, busy: false, problem: outcome.code });
    if (isOver(outcome.code)) await refresh(own);
  }

  /** The server's view of the session, wherever it came from. It may take away; it starts nothing by itself. SESS-9 */
  function follow(view: SessionView): void {
    const isOwn = !pass || view.id === pass.session;
    if (!isOwn || !mayTakeView(state.at, view.state)) return;
    switch (view.state) {
      case 'invited':
        return;
      case 'asking':
        become(askedAbout(view, now()));
        return void acquaint(view);
      case 'live':
      case 'paused':
        if (state.at === 'live') become({ ...state, view, watched: view.desk.here });
        sharing?.follow(view);
        return;
      case 'ended':
        stopSharing();
        sealing.close();
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
    if (!first) sealing.close(); // another page, or another tab, may have sealed anew in between
    const known = await seal(own, view);
    if (state.at !== 'live' || sharing) return lock.release();
    if (!known) {
      lock.release();
      become({ ...state, link: 'interrupted' });
      setTimeout(() => state.at === 'live' && !sharing && void goLive(view), FETCH_AGAIN_MS);
      return;
    }
    const { acquaintance } = known;
    sharing = startSharing({
      ...{ ...known, own, lock, view, api, shell, fonts: parts.fonts, files: parts.files },
      lens: new Lens(policy, parts.closedRoot),
      on: {
        watched: () => state.at === 'live' && become({ ...state, watched: true }),
        link: (link) => {
          if (state.at === 'live') become({ ...state, link });
          if (link === 'open') acquaintance.look(); // what was written while nobody told
        },
        session: follow,
        letter: () => acquaintance.look(),
        beat: (active) => void beat(own, active),
      },
    });
  }

  async function beat(own: Pass, active: boolean): Promise<void> {
    const outcome = await api.heartbeat(own, active);
    if (outcome.ok) follow(outcome.value);
    else if (isOver(outcome.code)) await refresh(own);
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
    void sharing?.hub.hold({ status: 'paused', hidden: false });
    sharing?.clear();
    pauseAt(view, now() + STOP_ANSWER_MS);
    if (pass) {
      void api.say(pass, 'pause').then((outcome) => {
        if (state.at === 'paused' && !outcome.ok) become({ ...state, offline: outcome.code === 'service/unavailable' });
      });
    }
  }

  function pauseAt(view: LiveView, endsAt: number): void {
    endAt(endsAt);
    become({ at: 'paused', view, endsAt, offline: false });
  }

  function endAt(time: number): void {
    cancelStop();
    const timer = setTimeout(() => void end('stop-unanswered'), Math.max(0, time - now()));
    cancelStop = () => clearTimeout(timer);
  }

  async function proceed(): Promise<void> {
    if (state.at !== 'paused') return;
    const { view } = state;
    const words = (await sealing.current())?.acquaintance.choose();
    if (state.at !== 'paused') return;
    if (words) await askAgain(view, words);
    else await goOn('paused');
  }

  async function goOn(from: 'asking' | 'paused'): Promise<void> {
    const own = pass;
    if (!own || going || state.at !== from) return;
    going = true;
    const outcome = await api.say(own, 'continue');
    going = false;
    if (pass !== own || state.at !== from) return;
    if (!outcome.ok) {
      if (isOver(outcome.code)) return refresh(own);
      if (state.at === 'asking') return become({ ...state, busy: false, problem: outcome.code });
      return become({ ...state, offline: true });
    }
    cancelStop();
    if (outcome.value.state !== 'live') return follow(outcome.value);
    if (!sharing) return goLive(outcome.value, from === 'asking');
    become({ at: 'live', view: outcome.value, link: 'open', watched: outcome.value.desk.here });
    sharing.hub.release();
  }

  async function end(reason: CustomersReason): Promise<void> {
    const own = pass;
    if (!own || !('view' in state)) return;
    const { view } = state;
    cancelStop();
    stopSharing();
    sealing.close();
    pass = null;
    await passes.clear();
    become({ at: 'ended', view: viewEnd(view, 'customer', reason, now()), pass: own });
    await api.end(own, reason);
  }

  function forget(): void {
    stopSharing();
    sealing.close();
    pass = null;
    void passes.clear();
    become({ at: 'idle' });
  }

  /** A page of another origin of this site may have left off here. SEAL-13 */
  async function arrive(): Promise<void> {
    if (!document.cookie.includes('beside-hop=')) return;
    await parts.fetchChannel().then(
      (channel) => channel.takeHop(parts),
      () => undefined,
    );
  }

  async function resume(): Promise<void> {
    become(state);
    await arrive();
    const known = await passes.load();
    if (!known) return ways.resume();
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
    end,
    ways,
    lookedAt: () => state.at === 'elsewhere' && void resume(),
    close: () => {
      ways.stop();
      const leaving = sharing;
      sharing = null;
      sealing.leave();
      sealing.close();
      void leaving?.hub.hold({ status: 'away', hidden: false }).then(leaving.stop);
    },
  };
}
