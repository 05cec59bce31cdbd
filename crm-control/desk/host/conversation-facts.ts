import type { Channel } from '@beside/protocol';

/** The tables on whose forms a desk may stand. */
export type Table = 'msdyn_ocliveworkitem' | 'phonecall' | 'contact' | 'account' | 'incident';

export interface RecordRef {
  readonly table: Table;
  /** One spelling: no braces, lower case. */
  readonly id: string;
}

/** What the CRM says of a conversation. */
export interface ConversationFacts {
  readonly channel: Channel;
  readonly open: boolean;
  /** The customer as the CRM names them; `null` when it does not. */
  readonly customerName: string | null;
  /** The id of the customer's record; `null` when the CRM names none. PIN-10 */
  readonly customerId: string | null;
  /** Who has the conversation now, where that is another agent; the name where the CRM tells it. */
  readonly otherAgent: { readonly name: string | null } | null;
  /** Where these facts come from; `null`: no record says anything of the conversation. */
  readonly record: RecordRef | null;
}
