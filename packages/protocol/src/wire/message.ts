import { variant, type TypeOf } from './codec';
import { presence, type PresenceMessage } from './presence';
import { state } from './state';

/** Hub → viewers. The numbers are the wire: a kind is added, never changed. WIRE-2 */
export const pageMessage = variant({ ...state, ...presence });
export type PageMessage = TypeOf<typeof pageMessage>;

/** What viewers and the customer do together, apart from the state of the page. */
export function isPresence(message: PageMessage): message is PresenceMessage {
  return message.kind in presence;
}
