import { PIN_LIFETIME_MS, type SessionView } from '@beside/protocol';
import type { SpokenWord } from '@beside/spoken';
import type { DeskParts } from '../desk';
import type { DeskEvent } from '../state/desk-event';
import { sessionOf, type Conversation, type DeskState } from '../state/desk-state';

/** What is posted to the customer in the CRM's own chat, and what has become of it. */
export interface TellCustomer {
  pin(conversation: Conversation, session: SessionView, pin: string): Promise<void>;
  /** They travel outside Beside: in the chat, or said aloud. SEAL-6 */
  words(session: string, words: readonly SpokenWord[]): Promise<void>;
}

export function openTellCustomer(
  { host, staff, words }: Pick<DeskParts, 'host' | 'staff' | 'words'>,
  desk: { readonly state: () => DeskState; readonly dispatch: (event: DeskEvent) => void },
): TellCustomer {
  async function post(text: string, conversation: string) {
    const sent = await host.sendToConversation(text, conversation);
    return sent.ok ? ({ how: 'posted' } as const) : ({ how: 'not-posted', gap: sent.gap } as const);
  }
  return {
    pin: async (conversation, session, pin) => {
      if (conversation.channel === 'voice') return;
      const lasts = session.state === 'invited' ? session.until - session.now : PIN_LIFETIME_MS;
      const delivery = await post(words.pinMessage(session, pin, Math.round(lasts / 60_000)), conversation.id);
      desk.dispatch({ type: 'delivery', session: session.id, delivery });
      if (delivery.how === 'posted') await staff.sent(session.id);
    },
    words: async (session, three) => {
      desk.dispatch({ type: 'words', words: three });
      const state = desk.state();
      const conversation = 'conversation' in state ? state.conversation : null;
      if (conversation?.channel !== 'chat' || sessionOf(state)?.id !== session) return;
      desk.dispatch({ type: 'words-told', delivery: await post(words.threeWords(three), conversation.id) });
    },
  };
}
