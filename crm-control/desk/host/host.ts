import type { ConversationFacts } from './conversation-facts';

/** Why the page around the desk could not do something; each end has words for each. */
export type HostGap = 'no-conversation' | 'no-chat' | 'chat-refused' | 'no-navigation' | 'no-notes' | 'note-refused';

export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly gap: HostGap };

/** A note as the timeline of a record shows it; the agent has read and approved it. */
export interface TimelineNote {
  readonly title: string;
  readonly text: string;
}

/** What a desk must hear of its conversation, each once as often as it happens. */
export interface ConversationListener {
  /** The chat was closed or the call hung up. */
  ended(): void;
  /** Another agent has it now. @param name `null` when the CRM does not tell */
  taken(name: string | null): void;
  /** This agent has it again. */
  returned(): void;
}

/** The CRM around the desk. Every part of it may be absent: that is an answer, never an exception. */
export interface Host {
  /** The conversation in front of the agent now. Asked once, when the desk opens. SESS-13 */
  conversationId(): Promise<Found<string>>;
  conversation(id: string): Promise<ConversationFacts>;
  /** Posts to the customer at once, to the conversation named and no other. SESS-13 */
  sendToConversation(text: string, conversationId: string): Promise<Found<void>>;
  openConversation(id: string): Found<void>;
  /** Adds a note to the timeline of the conversation's record. */
  addNote(conversationId: string, note: TimelineNote): Promise<Found<void>>;
  /** The agent went to another session of the CRM. */
  onSessionSwitch(listener: () => void): () => void;
  followConversation(conversationId: string, listener: ConversationListener): () => void;
  /** Says something wherever in the CRM the agent is now. Returns its end. */
  notify(message: string, action: { readonly label: string; readonly press: () => void }): () => void;
}
