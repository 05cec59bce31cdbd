import { createConversation, type Conversation } from './conversation/conversation';
import { followHostedChat } from './conversation/follow-hosted-chat';
import { createUsedCode } from './conversation/used-code';
import type { Shell } from './overlay/shell';
import { CONVERSATION_STYLES } from './overlay/conversation-styles';
import { wear } from './overlay/wear';
import type { WidgetState } from './state';
import type { ConversationStrings } from './strings/conversation-en';
import type { WidgetSession } from './widget-session';

export interface OpenConversation {
  readonly tag: HTMLElement;
  readonly session: WidgetSession;
  readonly shell: Shell;
  readonly strings: ConversationStrings;
  readonly state: WidgetState;
}

/** A file of its own, fetched by a page that has a chat, or when the customer is about to call. With `data-chat="hosted"` it listens to Microsoft's widget. */
export function openConversation({ tag, session, shell, strings, state }: OpenConversation): Conversation {
  wear(shell.marks, CONVERSATION_STYLES);
  const conversation = createConversation({
    ...{ session, strings, state, layer: shell.marks, announce: shell.announce, place: tag.dataset },
    used: createUsedCode(tag.dataset['company'] ?? ''),
    now: () => Date.now(),
    after: (ms, task) => {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  });
  const stopHosted = tag.dataset['chat'] === 'hosted' ? followHostedChat(window, conversation.heard) : () => {};
  return {
    ...conversation,
    stop: () => {
      stopHosted();
      conversation.stop();
    },
  };
}
