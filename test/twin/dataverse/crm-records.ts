import type { Conversation } from '../chat';
import type { CrmRecord, Organisation } from './organisation';

/** How the ids of records begin that belong to a conversation, as the workspace has them. */
const BEGINS: Readonly<Record<string, string>> = {
  msdyn_ocliveworkitem: '',
  phonecall: 'f0000000',
  contact: 'c0000000',
  account: 'a0000000',
  incident: 'd0000000',
};

/** The records that the workspace shows for its conversations. */
export function crmRecords(conversations: () => readonly Conversation[]): Organisation['find'] {
  return (table, id) => {
    const found = conversations().find((one) => idIn(table, one) === id);
    return found ? recordOf(table, found) : null;
  };
}

function idIn(table: string, { id, contact }: Conversation): string | null {
  if (table === 'contact' && contact !== undefined) return contact;
  const begins = BEGINS[table];
  return begins === undefined ? null : begins + id.slice(begins.length);
}

function recordOf(table: string, one: Conversation): CrmRecord {
  const customer = { table: 'contact', id: idIn('contact', one) ?? '' };
  switch (table) {
    case 'msdyn_ocliveworkitem':
      return { name: one.subject, lookups: { _msdyn_customer_value: customer } };
    case 'phonecall':
      return { name: one.subject, lookups: { _regardingobjectid_value: customer } };
    case 'incident':
      return { name: one.subject, lookups: { _customerid_value: customer } };
    default:
      return { name: one.customer, lookups: {} };
  }
}
