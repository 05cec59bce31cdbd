import type { SessionView } from '@beside/protocol';
import type { Answer, ApiRefusal } from '../desk/api/api-refusal';
import type { DeskCode } from '../desk/desk-code';
import { agreedName } from './session/agreed-name';
import type { DeskEvent } from './state/desk-event';
import type { Desk, DeskParts } from './desk';
import { sessionOf, type Conversation, type DeskState } from './state/desk-state';
import { createJourney } from './session/journey';
import { joinSession, type Membership } from './session/membership';
import { localTimes } from './session/local-times';
import { openPageView, type PageView, type StageNews } from './session/page-view';
import { ABOUT_OFFERS } from './offers/about-offers';
import { waitingHere, type Waiting } from './offers/waiting';
import { isWatching, reduce } from './state/reduce';
import { seenIn } from './state/seen';
import { openSessionTimes } from './state/session-times';
import { spokenIn } from './session/spoken-in';
import { openTellCustomer } from './session/tell-customer';

/** The agent sees that the conversation is over for this long before the session is ended with it. */
export const CONVERSATION_END_NOTICE_MS = 10_000;

/** @see Desk */
export function openDesk(parts: DeskParts): Desk {
  const { host, staff, tokens, clock } = parts;
  const listeners = new Set<() => void>();
  let state: DeskState = { at: 'loading' };
  let captured: string | null = null;
  let closed = false;
  let over = false;
  let turn = 0;
  let member: Membership | null = null;
  let joining: string | null = null;
  let page: PageView | null = null;
  let opening = false;
  let asking = false;
  let stage: { readonly container: HTMLElement; readonly onNews: (news: StageNews) => void } | null = null;
  let stopFacts: (() => void) | null = null;
  let cancelNotice = () => {};
  let unfollow = () => {};
  const journey = createJourney(clock);
  const times = openSessionTimes({
    clock,
    refresh: () => void member?.refresh(),
    ended: (session) => dispatch({ type: 'session', session }),
  });
  const told = openTellCustomer(parts, { dispatch, state: () => state });
  const stopSwitch = host.onSessionSwitch(() => {
    page?.point(null);
    void member?.refresh();
  });

  function dispatch(event: DeskEvent): void {
    if (closed) return;
    const before = state;
    const next = reduce(state, event);
    const changed = next !== state;
    state = next;
    if (sessionOf(next)?.state !== sessionOf(before)?.state) parts.hints.tell();
    if (isWatching(state)) parts.seen.put(state.session.id, seenIn(state));
    if (state.at === 'live') journey.arrived();
    if (state.at === 'ended') journey.over();
    settle();
    if (changed) for (const listener of [...listeners]) listener();
  }

  /** Brings sockets, page and timers in line with the state. */
  function settle(): void {
    const session = sessionOf(state);
    const going = session !== null && state.at !== 'ended';
    if (session && !going) parts.keys.drop(session.id);
    if (!going || member?.session !== session.id) leave();
    if (!going) {
      cancelNotice();
      cancelNotice = () => {};
    }
    if (going && !member) void join(session.id);
    const waiting = state.at === 'invited' || state.at === 'asking';
    const listening = waiting || (isWatching(state) && !member?.seal());
    if (listening && member) stopFacts ??= member.hearFacts();
    if (!listening) endFacts();
    if (isWatching(state)) openPage();
    page?.cover(state.at !== 'live');
    times.keep(state);
  }

  function hear(view: SessionView): void {
    dispatch({ type: 'session', session: localTimes(view, clock.now()) });
  }

  async function join(session: string): Promise<void> {
    if (joining === session) return;
    joining = session;
    const on = {
      session: hear,
      refused: (code: DeskCode) => void memberRefused(code),
      sealed: () => {
        closePage(); // one that was opened with other keys
        settle();
      },
      words: (numbers: readonly number[], language: string) => void told.words(session, spokenIn(language, numbers)),
    };
    const joined = await joinSession(
      { ...parts, on, acted: () => page?.acted() ?? false, measures: journey.measures },
      session,
    );
    if (joining === session) joining = null;
    if (!joined.ok && closed) return;
    if (!joined.ok) return joined.code === 'agent/other-name' ? giveUp(session, joined.code) : refused(joined);
    if (closed || sessionOf(state)?.id !== session || state.at === 'ended') return joined.value.close();
    member = joined.value;
    settle();
  }

  /** It can never come to anything at this desk: the customer is not kept waiting. SEAL-3 */
  function giveUp(session: string, code: DeskCode): void {
    void staff.end(session, 'cancelled');
    dispatch({ type: 'refused', code });
  }

  async function memberRefused(code: DeskCode): Promise<void> {
    const session = unended();
    leave();
    if (session && code === 'socket/blocked') return giveUp(session, code);
    if (code === 'session/ended' || code === 'session/unknown' || code === 'auth/expired') return reload();
    dispatch({ type: 'refused', code });
  }

  function leave(): void {
    endFacts();
    closePage();
    member?.close();
    member = null;
  }

  function endFacts(): void {
    stopFacts?.();
    stopFacts = null;
  }

  function openPage(): void {
    const seal = member?.seal();
    if (page || opening || !stage || !member || !seal) return;
    opening = true;
    const { container, onNews } = stage;
    const { openLink, createMirror } = parts;
    const { marked, resynced } = journey;
    const on = { event: dispatch, strange, news: onNews, marked, resynced };
    page = openPageView({
      container,
      membership: member,
      seal,
      openLink,
      createMirror,
      tileWords: parts.words.tile,
      clock,
      on,
    });
    opening = false;
    page.cover(state.at !== 'live');
  }

  /** The customer's page has lost what it shared with this desk. SEAL-11 */
  function strange(): void {
    closePage();
    member?.estranged();
    settle();
  }

  function closePage(): void {
    if (!page) return;
    page.close();
    page = null;
    state = reduce(state, { type: 'unwatched' });
  }

  function refused(refusal: ApiRefusal): void {
    const own = 'conversation' in state ? state.conversation : null;
    if (refusal.code === 'session/agent-busy') {
      if (own && refusal.conversation === own.id) return void reload();
      const { reference, conversation } = refusal;
      return dispatch({ type: 'unavailable', reason: { why: 'agent-busy', reference, conversation } });
    }
    if (refusal.code === 'service/unavailable')
      return dispatch({ type: 'unavailable', reason: { why: 'unreachable' } });
    if (refusal.code === 'auth/missing' || refusal.code === 'auth/expired') {
      return dispatch({ type: 'unavailable', reason: { why: 'signed-out' } });
    }
    dispatch({ type: 'refused', code: refusal.code });
  }

  async function reload(): Promise<void> {
    const mine = ++turn;
    dispatch({ type: 'loading' });
    if (captured === null) {
      const found = await host.conversationId();
      if (closed || mine !== turn) return;
      if (!found.ok) return dispatch({ type: 'unavailable', reason: { why: 'no-conversation' } });
      captured = found.value;
      unfollow = host.followConversation(captured, {
        ended: conversationEnded,
        taken: (name) => elsewhere(name, sessionOf(state)),
        returned: () => void reload(),
      });
    }
    dispatch({ type: 'unavailable', reason: { why: 'signing-in' } });
    const token = await tokens.token();
    if (closed || mine !== turn) return;
    if (!token.ok) return refused(token);
    await look(captured, mine);
  }

  async function look(id: string, mine: number): Promise<void> {
    const [facts, found] = await Promise.all([host.conversation(id), staff.sessionOf(id)]);
    if (closed || mine !== turn) return;
    if (!found.ok) return refused(found);
    const { channel, customerName, customerId } = facts;
    const conversation: Conversation = { id, channel, customerName, customerId };
    const session = found.value && localTimes(found.value, clock.now());
    if (!facts.open && (!session || session.state === 'ended')) {
      return dispatch({ type: 'unavailable', reason: { why: 'conversation-closed' } });
    }
    if (facts.otherAgent) return elsewhere(facts.otherAgent.name, session);
    dispatch({ type: 'opened', conversation, session, seen: session && parts.seen.get(session.id) });
  }

  function conversationEnded(): void {
    over = true;
    const waiting = state.at === 'invited' || state.at === 'asking';
    const notice = waiting ? 0 : CONVERSATION_END_NOTICE_MS;
    dispatch({ type: 'conversation-ended', endsAt: clock.now() + notice });
    if (sessionOf(state) && state.at !== 'ended')
      cancelNotice = clock.after(notice, () => void end('conversation-ended'));
  }

  /** Nothing of the page is seen here any more, and what waits for the customer waits no more. SESS-24 */
  function elsewhere(name: string | null, session: SessionView | null): void {
    if (session?.state === 'invited' || session?.state === 'asking') void staff.end(session.id, 'cancelled');
    const isGoing = session?.state === 'live' || session?.state === 'paused';
    const going = session ? (isGoing ? session.id : null) : unended();
    dispatch({ type: 'unavailable', reason: { why: 'other-agent', name, session: going } });
  }

  /** The conversation went to somebody else while the server was asked: what came of it is given up. SESS-24 */
  function isElsewhere(session: SessionView): boolean {
    if (state.at !== 'unavailable' || state.reason.why !== 'other-agent') return false;
    elsewhere(state.reason.name, session);
    return true;
  }

  async function end(reason: 'exit' | 'cancelled' | 'conversation-ended'): Promise<void> {
    const session = unended();
    if (!session) return;
    const answer = await (member ?? { end: (why: typeof reason) => staff.end(session, why) }).end(reason);
    if (closed) return;
    if (state.at === 'unavailable') return reload();
    if (answer.ok) return hear(answer.value);
    if (answer.code === 'session/ended' || answer.code === 'session/wrong-state') return reload();
    refused(answer);
  }

  /** The record id of the session that this desk could end. */
  function unended(): string | null {
    if (state.at === 'unavailable' && state.reason.why === 'other-agent') return state.reason.session;
    return state.at === 'ended' ? null : (sessionOf(state)?.id ?? null);
  }

  /** An agent takes up what a customer has offered: the customer is asked next. What is wrong with the offer is told beside it. SESS-15 */
  async function take(ask: (to: Conversation) => Promise<Answer<SessionView>>): Promise<DeskCode | null> {
    const conversation = 'conversation' in state ? state.conversation : null;
    if (!conversation || asking) return null;
    asking = true;
    journey.pressed();
    const answer = await ask(conversation);
    asking = false;
    if (closed) return null;
    if (answer.ok && isElsewhere(answer.value)) return null;
    if (answer.ok) {
      dispatch({ type: 'opened', conversation, session: localTimes(answer.value, clock.now()), seen: null });
      return null;
    }
    if (ABOUT_OFFERS.has(answer.code)) return answer.code;
    refused(answer);
    return null;
  }

  async function waiting(): Promise<Waiting | null> {
    const found = captured === null ? null : await staff.waiting(captured);
    if (!found?.ok) return null;
    return waitingHere(found.value, clock.now());
  }

  void reload();

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    signIn: async () => {
      const signedIn = tokens.signIn(); // first of all: the window opens inside the press
      dispatch({ type: 'unavailable', reason: { why: 'signing-in' } });
      const token = await signedIn;
      return token.ok ? reload() : refused(token);
    },
    reload,
    invite: async () => {
      const conversation = 'conversation' in state ? state.conversation : null;
      if (!conversation || asking) return;
      if (over) return dispatch({ type: 'unavailable', reason: { why: 'conversation-closed' } });
      if (state.at !== 'invited') dispatch({ type: 'inviting' });
      asking = true;
      journey.pressed();
      const answer = await staff.invite(conversation);
      asking = false;
      if (closed) return;
      if (!answer.ok) return answer.code === 'session/wrong-state' ? reload() : refused(answer);
      const { session, pin } = answer.value;
      if (agreedName(tokens.name(), session) === null) return giveUp(session.id, 'agent/other-name');
      if (isElsewhere(session)) return;
      dispatch({ type: 'invited', session: localTimes(session, clock.now()), pin });
      await told.pin(conversation, session, pin);
    },
    takePin: (typed) => take(({ id, channel }) => staff.takePin(typed, id, channel)),
    takeRequest: (request) => take(({ id, channel }) => staff.takeRequest(request, id, channel)),
    waiting,
    markReadOut: async () => {
      const session = sessionOf(state);
      if (!session) return;
      journey.pressed();
      const sent = await staff.sent(session.id);
      if (sent.ok) dispatch({ type: 'delivery', session: session.id, delivery: { how: 'read-out' } });
      else refused(sent);
    },
    cancel: () => end('cancelled'),
    exit: () => end('exit'),
    addNote: async (note) => {
      const conversation = 'conversation' in state ? state.conversation : null;
      return conversation ? host.addNote(conversation.id, note) : { ok: false, gap: 'no-notes' };
    },
    openConversation: (id) => host.openConversation(id),
    show: (container, onNews) => {
      stage = { container, onNews };
      settle();
      return () => {
        stage = null;
        closePage();
      };
    },
    page: () => page,
    participant: () => member?.participant ?? null,
    close: () => {
      closed = true;
      leave();
      stopSwitch();
      unfollow();
      times.stop();
      cancelNotice();
      listeners.clear();
    },
  };
}
