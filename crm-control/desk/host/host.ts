import type { Channel } from '@beside/protocol';

/** Why the page around the desk could not do something; each end has words for each. */
export type HostGap = 'no-conversation' | 'no-chat' | 'chat-refused' | 'no-navigation';

export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly gap: HostGap };

export interface ConversationFacts {
  readonly channel: Channel;
  readonly open: boolean;
  /** The customer as the CRM names them; `null` when it does not. */
  readonly customerName: string | null;
  /** The id of the customer's record; `null` when the CRM names none. PIN-10 */
  readonly customerId: string | null;
}

/** The CRM around the desk. Every part of it may be absent: that is an answer, never an exception. */
export interface Host {
  /** The conversation in front of the agent now. Asked once, when the desk opens. SESS-13 */
  conversationId(): Promise<Found<string>>;
  conversation(id: string): Promise<ConversationFacts>;
  /** Posts to the customer at once, to the conversation named and no other. SESS-13 */
  sendToConversation(text: string, conversationId: string): Promise<Found<void>>;
  openConversation(id: string): Found<void>;
  /** The agent went to another session of the CRM. */
  onSessionSwitch(listener: () => void): () => void;
  /** The chat was closed or the call hung up; told once. */
  onConversationEnded(conversationId: string, listener: () => void): () => void;
}
