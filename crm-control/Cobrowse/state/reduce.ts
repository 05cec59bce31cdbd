import { isPresence, never, type PageMessage, type SessionView } from '@beside/protocol';
import type { SpokenWord } from '@beside/spoken';
import type { DeskEvent } from './desk-event';
import {
  sessionOf,
  type ComparedWords,
  type Conversation,
  type Delivery,
  type DeskState,
  type PageStream,
  type Seen,
  type Watching,
} from './desk-state';
import { seenIn, unwatched } from './seen';
import { NO_PAGE, watch } from './watch';

/** The whole life of the desk, without React, network or clock. An event that does not fit the state changes nothing. */
export function reduce(state: DeskState, event: DeskEvent): DeskState {
  switch (event.type) {
    case 'loading':
      return { at: 'loading' };
    case 'unavailable':
      return { at: 'unavailable', reason: event.reason };
    case 'opened':
      return opened(event.conversation, event.session, event.seen);
    case 'inviting':
      return 'conversation' in state && state.conversation
        ? { at: 'inviting', conversation: state.conversation }
        : state;
    case 'invited':
      return 'conversation' in state && state.conversation
        ? invited(state.conversation, event.session, event.pin)
        : state;
    case 'delivery':
      return state.at === 'invited' && state.session.id === event.session
        ? { ...state, delivery: event.delivery }
        : state;
    case 'session':
      return heard(state, event.session);
    case 'refused':
      return { at: 'error', code: event.code, conversation: 'conversation' in state ? state.conversation : null };
    case 'link':
      return stream(state, (page) => ({ ...page, link: event.link }));
    case 'words':
      return compare(state, event.words);
    case 'words-told':
      return told(state, event.delivery);
    case 'lease':
      return stream(state, (page) => ({ ...page, lease: event.held }));
    case 'epoch':
      return stream(state, (page) => (state.at === 'live' || page.view === 'none' ? page : { ...page, view: 'stale' }));
    case 'messages':
      return stream(wroteIn(state, event.messages), (page) => event.messages.reduce(read, page));
    case 'unwatched':
      return stream(state, () => NO_PAGE);
    case 'conversation-ended':
      return conversationEnded(state, event.endsAt);
    default:
      return never(event);
  }
}

function opened(conversation: Conversation, session: SessionView | null, seen: Seen | null): DeskState {
  if (!session) return { at: 'ready', conversation };
  const entered = enter(conversation, session, null);
  if (isWatching(entered)) return { ...entered, written: seen?.written ?? null };
  return entered.at === 'ended' && seen ? { ...entered, seen } : entered;
}

function invited(conversation: Conversation, session: SessionView, pin: string): DeskState {
  if (session.state !== 'invited') return enter(conversation, session, null);
  const delivery: Delivery = { how: conversation.channel === 'chat' ? 'posting' : 'to-read' };
  return { at: 'invited', conversation, session, pin, until: session.until, delivery };
}

/** A session as the desk finds it, with nothing of its own remembered. @param last how it stood here; `null`: it was not known */
function enter(conversation: Conversation, session: SessionView, last: SessionView['state'] | null): DeskState {
  switch (session.state) {
    case 'invited':
      return { at: 'invited', conversation, session, pin: null, until: session.until, delivery: { how: 'earlier' } };
    case 'asking':
      return { at: 'asking', conversation, session, until: session.until, origin: session.origin, compared: null };
    case 'live':
    case 'paused':
      return watch({ conversation, session, page: NO_PAGE, endsAt: null, compared: null, written: false });
    case 'ended':
      return { at: 'ended', conversation, session, seen: unwatched(session.reason, last) };
    default:
      return never(session);
  }
}

/** News of a session: of another one, older than what is known, or after the end, it changes nothing. */
function heard(state: DeskState, session: SessionView): DeskState {
  const known = sessionOf(state);
  if (!known || known.id !== session.id || known.now > session.now || state.at === 'ended') return state;
  if (!('conversation' in state) || !state.conversation) return state;
  if (state.at === 'invited' && session.state === 'invited') return { ...state, session, until: session.until };
  if (state.at === 'asking' && session.state === 'asking') return { ...state, session, until: session.until };
  if (isWatching(state) && (session.state === 'live' || session.state === 'paused')) {
    const paused = session.state === 'paused' && state.page.view === 'whole';
    return watch({ ...watchingOf(state), session, page: paused ? { ...state.page, view: 'stale' } : state.page });
  }
  const entered = enter(state.conversation, session, known.state);
  return entered.at === 'ended' && isWatching(state) ? { ...entered, seen: seenIn(state) } : entered;
}

/** There is a private connection, if the customer finds the words to be the same. A page that was seen before is not seen meanwhile. */
function compare(state: DeskState, words: readonly SpokenWord[]): DeskState {
  if (state.at !== 'asking' && !isWatching(state)) return state;
  const compared: ComparedWords = {
    words,
    delivery: { how: state.conversation.channel === 'chat' ? 'posting' : 'to-read' },
  };
  return isWatching(state) ? watch({ ...watchingOf(state), compared, page: NO_PAGE }) : { ...state, compared };
}

function told(state: DeskState, delivery: ComparedWords['delivery']): DeskState {
  if ((state.at !== 'asking' && !isWatching(state)) || !state.compared) return state;
  const compared = { ...state.compared, delivery };
  return isWatching(state) ? watch({ ...watchingOf(state), compared }) : { ...state, compared };
}

function stream(state: DeskState, change: (page: PageStream) => PageStream): DeskState {
  return isWatching(state) ? watch({ ...watchingOf(state), page: change(state.page) }) : state;
}

function wroteIn(state: DeskState, messages: readonly PageMessage[]): DeskState {
  const isWriter = messages.some((message) => message.kind === 'mode' && message.writer !== null);
  return isWriter && isWatching(state) ? { ...state, written: true } : state;
}

/** What a message says about the stream; what it says about the page is the mirror's. */
function read(page: PageStream, message: PageMessage): PageStream {
  if (isPresence(message)) return page;
  switch (message.kind) {
    case 'complete':
      return { ...page, view: 'whole', status: 'live' };
    case 'status': {
      const stale = page.view === 'whole' && (message.status === 'paused' || message.status === 'away');
      return { ...page, status: message.status, hidden: message.hidden, view: stale ? 'stale' : page.view };
    }
    case 'snapshot':
    case 'patch':
    case 'viewport':
    case 'pointer':
    case 'checkpoint':
    case 'asset':
    case 'states':
    case 'selection':
      return page;
    default:
      return never(message);
  }
}

function conversationEnded(state: DeskState, endsAt: number): DeskState {
  if (isWatching(state)) return watch({ ...watchingOf(state), endsAt: state.endsAt ?? endsAt });
  if (state.at === 'ready') return { at: 'unavailable', reason: { why: 'conversation-closed' } };
  return state;
}

export function isWatching(state: DeskState): state is Extract<DeskState, Watching> {
  return state.at === 'connecting' || state.at === 'live' || state.at === 'paused' || state.at === 'covered';
}

function watchingOf(state: Extract<DeskState, Watching>): Watching {
  const { conversation, session, page, endsAt, compared, written } = state;
  return { conversation, session, page, endsAt, compared, written };
}
