import { PIN_LIFETIME_MS } from '@beside/protocol';
import type { ChatEvents } from './chat-events';
import type { ChatMessage, ChatSdk } from './chat-sdk';
import { codeInMessage } from './code-in-message';

/** States of a work item in which nobody speaks any more. */
const OVER_STATES = ['Closed', 'WrapUp'];

/**
 * Listens to the chat of the page's own SDK, which must have started. Of what an agent writes a PIN is read, as long as it can be good;
 * of every other message nothing is read, and nothing of any is kept. SESS-29
 * @param now ms
 * @returns stops listening
 */
export function followSdk(sdk: ChatSdk, on: ChatEvents, now: () => number): () => void {
  let isHeard = true;
  let newest = -Infinity;

  function hear({ id, role, content, timestamp }: ChatMessage): void {
    if (!isHeard || role !== 'agent') return;
    const at = new Date(timestamp).getTime();
    const digits = codeInMessage(content);
    if (digits === null || !(at >= newest) || now() - at >= PIN_LIFETIME_MS) return;
    newest = at;
    on.code({ digits, message: id });
  }

  async function listen(): Promise<void> {
    const { conversationId, state = '' } = await sdk.getConversationDetails();
    if (!isHeard || !conversationId) return;
    on.conversation(conversationId); // before any PIN of it is offered. PIN-9
    if (OVER_STATES.includes(state)) return on.over('agent'); // while no page of it was there, perhaps. SESS-28
    await sdk.onAgentEndSession(() => isHeard && on.over('agent'));
    // The messages from before this page was loaded come first. The page itself asks for new ones; twice would be too often.
    const from = (rehydrate: boolean) => sdk.onNewMessage(hear, { rehydrate, disablePolling: true });
    await from(true).catch(() => from(false)); // without the list of those
  }

  listen().catch(() => undefined); // a chat that has not started tells nothing
  return () => {
    isHeard = false;
  };
}
