import type { SessionView } from '@beside/protocol';
import type { WidgetState } from './state';

/** From here on the customer has answered, or is in a session: the question is not put again by a server. */
const BEFORE_THE_QUESTION: readonly WidgetState['at'][] = ['idle', 'entering', 'offering'];

/**
 * Whether a view of the server may change anything here, wherever it came from. It may put the question to who has just entered, and it may take
 * away; what is shared, and whether the customer is asked about it, is this page's own. SESS-9
 */
export function mayTakeView(at: WidgetState['at'], said: SessionView['state']): boolean {
  if (said === 'invited') return false;
  if (said === 'asking') return BEFORE_THE_QUESTION.includes(at);
  return said !== 'ended' || at !== 'ended'; // heard twice: the customer still has the pass to the receipt
}
