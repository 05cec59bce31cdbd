import type { Channel } from '@beside/protocol';
import { conversationIdOf, isGuid } from './conversation-id';
import type { ConversationFacts, RecordRef, Table } from './conversation-facts';

type Row = Readonly<Record<string, unknown>>;

interface TableReading {
  /** What the desk needs of a row. */
  readonly columns: readonly string[];
  /** @param me the id of the person at the desk, in one spelling; `null`: the CRM does not say */
  facts(row: Row, id: string, me: string | null): ConversationFacts;
}

const FORMATTED = '@OData.Community.Display.V1.FormattedValue';
const LOOKUP_TABLE = '@Microsoft.Dynamics.CRM.lookuplogicalname';
const VOICE_CHANNEL = '192370000';
/** Status reasons of a conversation after which nobody reads the chat any more. */
const STATUS_CLOSED = 4;
const STATUS_WRAP_UP = 5;
const STATE_OPEN = 0;

/** A call of which the CRM knows no more than whom it is with: it ends where the agent says so. */
const CALL: ConversationFacts = {
  ...{ channel: 'voice', open: true, customerName: null, customerId: null },
  ...{ otherAgent: null, record: null },
};

const TABLES: Readonly<Record<Table, TableReading>> = {
  msdyn_ocliveworkitem: {
    columns: ['msdyn_channel', 'statecode', 'statuscode', '_msdyn_customer_value', '_msdyn_activeagentid_value'],
    facts: (row, id, me) => {
      const status = row['statuscode'];
      const agent = conversationIdOf(textOf(row['_msdyn_activeagentid_value']));
      const isElse = me !== null && agent !== '' && agent !== me;
      return {
        channel: channelOf(row['msdyn_channel']),
        open: row['statecode'] !== 1 && status !== STATUS_CLOSED && status !== STATUS_WRAP_UP,
        ...customerIn(row, '_msdyn_customer_value'),
        otherAgent: isElse ? { name: textOf(row[`_msdyn_activeagentid_value${FORMATTED}`]) } : null,
        record: { table: 'msdyn_ocliveworkitem', id },
      };
    },
  },
  phonecall: {
    columns: ['statecode', '_regardingobjectid_value'],
    facts: (row, id) => ({
      ...CALL,
      open: row['statecode'] === STATE_OPEN,
      ...customerIn(row, '_regardingobjectid_value'),
      record: { table: 'phonecall', id },
    }),
  },
  contact: {
    columns: ['fullname'],
    facts: (row, id) => ({
      ...CALL,
      customerName: textOf(row['fullname']),
      customerId: id,
      record: { table: 'contact', id },
    }),
  },
  account: {
    columns: ['name'],
    facts: (row, id) => ({
      ...CALL,
      customerName: textOf(row['name']),
      customerId: id,
      record: { table: 'account', id },
    }),
  },
  incident: {
    columns: ['_customerid_value'],
    facts: (row, id) => ({ ...CALL, ...customerIn(row, '_customerid_value'), record: { table: 'incident', id } }),
  },
};

/** Of the desk's tables, with an id that one row has; `null` for anything else. */
export function recordRef(table: string | null | undefined, id: string | null | undefined): RecordRef | null {
  const spelt = conversationIdOf(id);
  return table && Object.hasOwn(TABLES, table) && spelt !== '' ? { table: table as Table, id: spelt } : null;
}

/** What a conversation on that record is called: a conversation of the CRM by its id alone, any other with its table. */
export function conversationOf({ table, id }: RecordRef): string {
  return table === 'msdyn_ocliveworkitem' ? id : `${table}:${id}`;
}

/** The record that a conversation is named after; `null` for a name that no record has. */
export function recordOf(conversation: string): RecordRef | null {
  const [table = '', id] = conversation.split(':');
  if (id !== undefined) return recordRef(table, id);
  return isGuid(conversation) ? { table: 'msdyn_ocliveworkitem', id: conversation } : null;
}

export function columnsOf({ table }: RecordRef): string {
  return `?$select=${TABLES[table].columns.join(',')}`;
}

export function factsOf({ table, id }: RecordRef, row: Row, me: string | null): ConversationFacts {
  return TABLES[table].facts(row, id, me);
}

/** `null` columns stay `null`; a customer is a person or an organisation, nothing else is. */
function customerIn(row: Row, column: string): Pick<ConversationFacts, 'customerName' | 'customerId'> {
  const table = textOf(row[`${column}${LOOKUP_TABLE}`]) ?? 'contact';
  const id = conversationIdOf(textOf(row[column]));
  if (id === '' || (table !== 'contact' && table !== 'account')) return { customerName: null, customerId: null };
  return { customerName: textOf(row[`${column}${FORMATTED}`]), customerId: id };
}

/** `msdyn_channel` holds several channels, comma-separated. Whatever can be written to is a chat. */
function channelOf(value: unknown): Channel {
  const channels = String(value ?? '')
    .split(',')
    .map((channel) => channel.trim());
  return channels.every((channel) => channel === VOICE_CHANNEL) ? 'voice' : 'chat';
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
