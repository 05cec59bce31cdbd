/**
 * Of the page's own `@microsoft/omnichannel-chat-sdk`, what Beside asks of it; the SDK itself stays the page's. That the real one fits is
 * checked in `test/contract/chat-sdk.test.ts`.
 */
export interface ChatSdk {
  /** Of the chat that has been started; without one it rejects, or gives nothing. */
  getConversationDetails(): Promise<{
    /** The id of the work item in Dynamics, as the desk knows it. */
    readonly conversationId?: string;
    readonly state?: string;
  }>;
  /** Registers nothing before the chat has started, and nothing can be taken back. */
  onNewMessage(
    hear: (message: ChatMessage) => void,
    options: { readonly rehydrate: boolean; readonly disablePolling: boolean },
  ): Promise<void>;
  onAgentEndSession(hear: () => void): Promise<void>;
}

export interface ChatMessage {
  readonly id: string;
  readonly content: string;
  /** `agent`, `bot`, `system`, `user` or `unknown`. */
  readonly role?: string;
  readonly timestamp: Date | string;
}
