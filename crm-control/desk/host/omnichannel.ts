import { conversationIdOf } from './conversation-id';

/** `Microsoft.Omnichannel`, as far as the desk uses it. */
export interface Omnichannel {
  getConversationId?(): Promise<string>;
  sendMessageToConversation?(message: string, toSendBox?: boolean, conversationId?: string): Promise<unknown>;
}

/** The conversation in focus; empty when there is none. */
export async function focusedConversation(omnichannel: Omnichannel): Promise<string> {
  try {
    return conversationIdOf(await omnichannel.getConversationId?.());
  } catch {
    return '';
  }
}

/**
 * Posts at once (`toSendBox` false: the send box belongs to whatever is in focus) and to the conversation named: a session
 * switch between the press and the post must not send one customer's PIN to another. SESS-13
 */
export async function postMessage(
  omnichannel: Omnichannel,
  text: string,
  conversationId: string,
): Promise<'posted' | 'absent' | 'refused'> {
  if (!omnichannel.sendMessageToConversation) return 'absent';
  try {
    await omnichannel.sendMessageToConversation(text, false, conversationId);
    return 'posted';
  } catch {
    return 'refused';
  }
}
