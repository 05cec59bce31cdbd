/** A PIN that stands in the chat. */
export interface ChatCode {
  /** 8 or 12 digits. */
  readonly digits: string;
  /** The message's id: what is remembered of a code that was used. */
  readonly message: string;
}

/** What a page's chat tells, whichever chat it is. */
export interface ChatEvents {
  /** The id that the CRM has for the conversation. */
  conversation(id: string): void;
  /** An agent has come into the chat. */
  agentHere(): void;
  code(code: ChatCode): void;
  /** `by`: who has ended the chat. */
  over(by: 'agent' | 'customer'): void;
}
