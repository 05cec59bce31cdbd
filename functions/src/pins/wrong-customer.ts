import type { PinRefusal, Session } from '@beside/protocol';
import type { CustomerIdentity } from '../companies/customer-keys';

/** Who holds the PIN, as far as the page can show. */
export interface Holder {
  /** The chat that the page is in; `null` where it does not say. */
  readonly conversation: string | null;
  /** Keyed hash of whom the site has signed in; `null` without. */
  readonly contact: string | null;
}

/** Why this is not the customer whom the agent has invited; `null` when nothing speaks against it. PIN-9 PIN-10 */
export function wrongCustomer(
  { channel, conversation, contact }: Session,
  holder: Holder,
  identity: CustomerIdentity,
): PinRefusal | null {
  if (channel === 'chat' && holder.conversation !== null && spelled(holder.conversation) !== spelled(conversation))
    return 'other-conversation';
  if (identity === 'off' || (identity === 'when-known' && contact === undefined)) return null;
  if (holder.contact === null) return 'not-signed-in';
  return contact === undefined || contact === holder.contact ? null : 'other-customer';
}

/** One spelling of an id, whichever part of the CRM it came from. */
function spelled(id: string): string {
  return id.replace(/^\{|\}$/g, '').toLowerCase();
}
