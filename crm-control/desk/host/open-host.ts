import type { Clock } from '@beside/protocol/channel';
import { focusedSession, hearSessionClosed, hearSessionSwitch, type Apm, type OpenTopic } from './apm';
import { conversationIdOf, isGuid } from './conversation-id';
import { findGlobal } from './find-global';
import type { ConversationFacts, Found, Host, HostGap } from './host';
import { focusedConversation, postMessage, type Omnichannel } from './omnichannel';
import { openConversation, readConversation, recordOfPage, type Xrm } from './xrm';

/** How soon a closed chat is noticed where the CRM sends no event for it. */
const CONVERSATION_POLL_MS = 5_000;

export interface HostParts {
  /** Windows to look for the CRM's globals in, nearest first. */
  readonly windows: readonly object[];
  readonly clock: Clock;
  readonly openTopic: OpenTopic;
  /** What the control's bound column holds: an id, or any other text. */
  readonly bound: string | null;
}

/** The host as this page has it. The globals are looked up at each use: the CRM loads them when it likes. */
export function openHost(parts: HostParts): Host {
  const { windows, clock, openTopic } = parts;
  const xrm = () => findGlobal(windows, 'Xrm') as Xrm | null;
  const omnichannel = () => findGlobal(windows, 'Microsoft.Omnichannel') as Omnichannel | null;
  const apm = () => findGlobal(windows, 'Microsoft.Apm') as Apm | null;
  const bound = conversationIdOf(parts.bound);

  async function conversationId(): Promise<Found<string>> {
    if (isGuid(bound)) return found(bound);
    const chat = omnichannel();
    const focused = chat ? await focusedConversation(chat) : '';
    if (focused !== '') return found(focused);
    const client = xrm();
    const record = client && recordOfPage(client);
    if (record) return found(record.id);
    return /^[\w-]{1,128}$/.test(bound) ? found(bound) : missing('no-conversation');
  }

  async function conversation(id: string): Promise<ConversationFacts> {
    const client = xrm();
    const read = client && (await readConversation(client, id));
    if (read) return read;
    const record = client && recordOfPage(client);
    const channel = record?.channel ?? (omnichannel()?.sendMessageToConversation ? 'chat' : 'voice');
    return { channel, open: true, customerName: null, customerId: null };
  }

  async function sendToConversation(text: string, conversationId: string): Promise<Found<void>> {
    const chat = omnichannel();
    const posted = chat ? await postMessage(chat, text, conversationId) : 'absent';
    if (posted === 'posted') return found(undefined);
    return missing(posted === 'absent' ? 'no-chat' : 'chat-refused');
  }

  function onConversationEnded(id: string, listener: () => void): () => void {
    let told = false;
    let cancel = () => {};
    const tell = () => {
      if (told) return;
      told = true;
      stop();
      listener();
    };
    const look = async () => {
      const client = xrm();
      const facts = client && (await readConversation(client, id));
      if (facts && !facts.open) tell();
      else if (!told) cancel = clock.after(CONVERSATION_POLL_MS, () => void look());
    };
    const manager = apm();
    const session = manager && focusedSession(manager);
    const deaf = manager && session ? hearSessionClosed(manager, openTopic, session, tell) : () => {};
    const stop = () => {
      told = true;
      cancel();
      deaf();
    };
    cancel = clock.after(CONVERSATION_POLL_MS, () => void look());
    return stop;
  }

  return {
    conversationId,
    conversation,
    sendToConversation,
    openConversation: (id) => {
      const client = xrm();
      return client && openConversation(client, id) ? found(undefined) : missing('no-navigation');
    },
    onSessionSwitch: (listener) => {
      const manager = apm();
      return manager ? hearSessionSwitch(manager, openTopic, listener) : () => {};
    },
    onConversationEnded,
  };
}

function found<T>(value: T): Found<T> {
  return { ok: true, value };
}

function missing(gap: HostGap): Found<never> {
  return { ok: false, gap };
}
