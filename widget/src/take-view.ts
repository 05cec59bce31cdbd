import type { SessionView } from '@beside/protocol';
import type { WidgetState } from './state';

/** From here on the customer has answered, or is in a session: the question is not put again by a server. */
const BEFORE_THE_QUESTION: readonly WidgetState['at'][] = ['idle', 'entering', 'offering'];

/**
 * What a view of the server may change here, wherever it came from. It may put the question to who has just entered, and it may take away;
 * what is shared, and whether the customer is asked about it, is this page's own. SESS-9
 */
export function takeView(at: WidgetState['at'], said: SessionView['state']): 'ask' | 'note' | 'end' | null {
  switch (said) {
    case 'invited':
      return null;
    case 'asking':
      return BEFORE_THE_QUESTION.includes(at) ? 'ask' : null;
    case 'live':
    case 'paused':
      return 'note';
    case 'ended':
      return at === 'ended' ? null : 'end'; // heard twice: the customer still has the pass to the receipt
  }
}
