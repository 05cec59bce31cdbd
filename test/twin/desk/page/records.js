// The rows of Dataverse that the workspace knows, as Xrm.WebApi gives them.
const CHANNEL_CODES = { chat: '192360000', voice: '192370000' };
const CHANNEL_NAMES = { chat: 'Live chat', voice: 'Voice' };
const STATUS_ACTIVE = 2;
const STATUS_CLOSED = 4;
const COMPANY = 'Household account';

/** What each form is called, and how the ids of its records begin here; a conversation keeps its own. */
export const FORMS = {
  msdyn_ocliveworkitem: { label: 'Active conversation', begins: '' },
  phonecall: { label: 'Phone call', begins: 'f0000000' },
  contact: { label: 'Contact', begins: 'c0000000' },
  account: { label: 'Account', begins: 'a0000000' },
  incident: { label: 'Case', begins: 'd0000000' },
};

const spelt = (id) => id.replace(/[{}]/g, '').toLowerCase();

export function recordId(table, conversation) {
  if (table === 'contact' && conversation.contact) return conversation.contact;
  const { begins } = FORMS[table];
  return begins + conversation.id.slice(begins.length);
}

const lookup = (column, table, id, name) => ({
  [column]: id,
  [`${column}@OData.Community.Display.V1.FormattedValue`]: name,
  [`${column}@Microsoft.Dynamics.CRM.lookuplogicalname`]: table,
});
const customerOf = (column, conversation) =>
  lookup(column, 'contact', recordId('contact', conversation), conversation.customer);

const ROWS = {
  msdyn_ocliveworkitem: (one) => ({
    msdyn_ocliveworkitemid: one.id,
    subject: one.subject,
    msdyn_channel: CHANNEL_CODES[one.channel],
    'msdyn_channel@OData.Community.Display.V1.FormattedValue': CHANNEL_NAMES[one.channel],
    statecode: one.state === 'open' ? 0 : 1,
    statuscode: one.state === 'open' ? STATUS_ACTIVE : STATUS_CLOSED,
    createdon: one.startedAt,
    ...customerOf('_msdyn_customer_value', one),
    ...(one.agent && lookup('_msdyn_activeagentid_value', 'systemuser', one.agent.id, one.agent.name)),
  }),
  phonecall: (one) => ({
    activityid: recordId('phonecall', one),
    subject: one.subject,
    statecode: one.state === 'open' ? 0 : 1,
    ...customerOf('_regardingobjectid_value', one),
  }),
  contact: (one) => ({ contactid: recordId('contact', one), fullname: one.customer }),
  account: (one) => ({ accountid: recordId('account', one), name: `${COMPANY} ${one.customer}` }),
  incident: (one) => ({
    incidentid: recordId('incident', one),
    title: one.subject,
    ...customerOf('_customerid_value', one),
  }),
};

/** @param isHere whether a conversation has a record in that table */
export function createRecords(conversations, isHere) {
  const ofTable = (table) => (ROWS[table] ? conversations.all().filter((one) => isHere(one, table)) : []);
  /** The conversation that a record belongs to. */
  const find = (table, id) => ofTable(table).find((one) => recordId(table, one) === spelt(id));
  return {
    find,
    row: (table, id) => {
      const found = find(table, id);
      return found && ROWS[table](found);
    },
    rows: (table) => ofTable(table).map(ROWS[table]),
  };
}
