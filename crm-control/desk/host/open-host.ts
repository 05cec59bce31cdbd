import type { Clock } from '@beside/protocol/channel';
import { focusedSession, hearSessionClosed, hearSessionSwitch, type Apm, type OpenTopic } from './apm';
import { conversationIdOf, isGuid } from './conversation-id';
import { findGlobal } from './find-global';
import { followConversation } from './follow-conversation';
import type { ConversationFacts } from './conversation-facts';
import type { Found, Host, HostGap } from './host';
import { focusedConversation, postMessage, type Omnichannel } from './omnichannel';
import { conversationOf, recordOf, recordRef } from './records';
import { addNote, notify, openRecord, readConversation, recordOfPage, type Xrm } from './xrm';

/** Where in the CRM a control stands. */
export interface Place {
  /** What the control's bound column holds: an id, or any other text. */
  readonly bound: string | null;
  /** The record on whose form the control stands, as the framework names it. */
  readonly form: FormRecord | null;
}

export interface HostParts extends Place {
  /** Windows to look for the CRM's globals in, nearest first. */
  readonly windows: readonly object[];
  readonly clock: Clock;
  readonly openTopic: OpenTopic;
}

export interface FormRecord {
  readonly entityTypeName?: string | undefined;
  readonly entityId?: string | undefined;
}

/** Whatever else the agent looks at, a desk on these forms belongs to their record. */
const CONVERSATIONS: readonly string[] = ['msdyn_ocliveworkitem', 'phonecall'];

/** The host as this page has it. The globals are looked up at each use: the CRM loads them when it likes. */
export function openHost(parts: HostParts): Host {
  const { windows, clock, openTopic } = parts;
  const xrm = () => findGlobal(windows, 'Xrm') as Xrm | null;
  const omnichannel = () => findGlobal(windows, 'Microsoft.Omnichannel') as Omnichannel | null;
  const apm = () => findGlobal(windows, 'Microsoft.Apm') as Apm | null;
  const bound = conversationIdOf(parts.bound);
  const form = recordRef(parts.form?.entityTypeName, parts.form?.entityId);

  async function conversationId(): Promise<Found<string>> {
    if (isGuid(bound)) return found(bound);
    if (form && CONVERSATIONS.includes(form.table)) return found(conversationOf(form));
    const chat = omnichannel();
    const focused = chat ? await focusedConversation(chat) : '';
    if (focused !== '') return found(focused);
    const client = xrm();
    const record = form ?? (client && recordOfPage(client));
    if (record) return found(conversationOf(record));
    return /^[\w-]{1,128}$/.test(bound) ? found(bound) : missing('no-conversation');
  }

  async function read(id: string): Promise<ConversationFacts | null> {
    const client = xrm();
    const record = recordOf(id);
    return client && record && readConversation(client, record);
  }

  async function conversation(id: string): Promise<ConversationFacts> {
    const known = await read(id);
    if (known) return known;
    const table = recordOf(id)?.table ?? 'msdyn_ocliveworkitem';
    const isChat = table === 'msdyn_ocliveworkitem' && omnichannel()?.sendMessageToConversation !== undefined;
    const channel = isChat ? 'chat' : 'voice';
    return { channel, open: true, customerName: null, customerId: null, otherAgent: null, record: null };
  }

  async function sendToConversation(text: string, conversationId: string): Promise<Found<void>> {
    const chat = omnichannel();
    const posted = chat ? await postMessage(chat, text, conversationId) : 'absent';
    if (posted === 'posted') return found(undefined);
    return missing(posted === 'absent' ? 'no-chat' : 'chat-refused');
  }

  /** The CRM's session in which the desk was opened closes. */
  function onSessionClosed(listener: () => void): () => void {
    const manager = apm();
    const session = manager && focusedSession(manager);
    return manager && session ? hearSessionClosed(manager, openTopic, session, listener) : () => {};
  }

  function onSessionSwitch(listener: () => void): () => void {
    const manager = apm();
    return manager ? hearSessionSwitch(manager, openTopic, listener) : () => {};
  }

  return {
    conversationId,
    conversation,
    sendToConversation,
    openConversation: (id) => {
      const client = xrm();
      const record = recordOf(id);
      return client && record && openRecord(client, record) ? found(undefined) : missing('no-navigation');
    },
    addNote: async (id, note) => {
      const client = xrm();
      const record = recordOf(id);
      const added = client && record ? await addNote(client, record, note) : 'absent';
      if (added === 'added') return found(undefined);
      return missing(added === 'absent' ? 'no-notes' : 'note-refused');
    },
    onSessionSwitch,
    followConversation: (id, listener) =>
      followConversation({ read: () => read(id), clock, onSessionClosed, onSessionSwitch }, listener),
    notify: (message, action) => {
      const client = xrm();
      return client ? notify(client, message, action) : () => {};
    },
  };
}

function found<T>(value: T): Found<T> {
  return { ok: true, value };
}

function missing(gap: HostGap): Found<never> {
  return { ok: false, gap };
}
