import { manualClock } from '../manual-clock';
import { findGlobal, hostWindows } from './find-global';
import { openHost, type FormRecord } from './open-host';

const A = 'aaaaaaaa-0000-4000-8000-000000000001';
const B = 'bbbbbbbb-0000-4000-8000-000000000002';
const topics = new Map<string, { onmessage: ((event: MessageEvent) => unknown) | null; close: jest.Mock }>();
const openTopic = (topic: string) => {
  const channel = { onmessage: null, close: jest.fn() };
  topics.set(topic, channel);
  return channel;
};
const host = (windows: object[], bound: string | null = null, clock = manualClock(), form: FormRecord | null = null) =>
  openHost({ windows, clock, openTopic, bound, form });
const UNKNOWN = { open: true, customerName: null, customerId: null, otherAgent: null, record: null };
const listening = () => ({ ended: jest.fn(), taken: jest.fn(), returned: jest.fn() });
const workItem = (fields: object) => ({ Xrm: { WebApi: { retrieveRecord: async () => fields } } });

test('a page without any CRM explains itself and throws nothing', async () => {
  const absent = host([{}]);
  expect(await absent.conversationId()).toEqual({ ok: false, gap: 'no-conversation' });
  expect(await absent.sendToConversation('hello', A)).toEqual({ ok: false, gap: 'no-chat' });
  expect(absent.openConversation(A)).toEqual({ ok: false, gap: 'no-navigation' });
  expect(await absent.conversation(A)).toEqual({ channel: 'voice', ...UNKNOWN });
  absent.onSessionSwitch(() => {})();
  absent.followConversation(A, listening())();
  absent.notify('hello', { label: 'Open', press: () => {} })();
});

test('[SESS-13] the PIN goes to the conversation captured at open, not into the send box, whatever is in focus by then', async () => {
  const posted: unknown[][] = [];
  let focused = A;
  const Omnichannel = {
    getConversationId: async () => focused,
    sendMessageToConversation: async (...message: unknown[]) => void posted.push(message),
  };
  const page = host([{ Microsoft: { Omnichannel } }]);
  const captured = await page.conversationId();
  focused = B;
  expect(captured.ok && (await page.sendToConversation('PIN 1234 5678', captured.value))).toEqual({
    ok: true,
    value: undefined,
  });
  expect(posted).toEqual([['PIN 1234 5678', false, A]]);
});

test('a chat that refuses the message is said to have refused it', async () => {
  const Omnichannel = { sendMessageToConversation: () => Promise.reject(new Error('closed')) };
  expect(await host([{ Microsoft: { Omnichannel } }]).sendToConversation('x', A)).toEqual({
    ok: false,
    gap: 'chat-refused',
  });
});

test('the conversation: an id in the column, else the one in focus, else the record of the page, in one spelling', async () => {
  const Xrm = {
    Utility: { getPageContext: () => ({ input: { entityName: 'phonecall', entityId: `{${B.toUpperCase()}}` } }) },
  };
  const Microsoft = { Omnichannel: { getConversationId: async () => A.toUpperCase() } };
  expect(await host([{ Xrm, Microsoft }], `{${B.toUpperCase()}}`).conversationId()).toEqual({ ok: true, value: B });
  expect(await host([{ Xrm, Microsoft }], 'Question about a loan').conversationId()).toEqual({ ok: true, value: A });
  expect(await host([{ Xrm }]).conversationId()).toEqual({ ok: true, value: `phonecall:${B}` });
  expect(await host([{}], 'conversation-7').conversationId()).toEqual({ ok: true, value: 'conversation-7' });
});

test.each([
  ['192370000', 'voice'],
  ['192360000', 'chat'],
  ['192360000,192370000', 'chat'],
  [192370000, 'voice'],
])('channel %s is %s', async (msdyn_channel, channel) => {
  expect((await host([workItem({ msdyn_channel, statecode: 0, statuscode: 2 })]).conversation(A)).channel).toBe(
    channel,
  );
});

test('a phone call of another telephony is a call: nothing is posted', async () => {
  const Xrm = {
    Page: { data: { entity: { getId: () => `{${A}}`, getEntityName: () => 'phonecall' } } },
    WebApi: { retrieveRecord: () => Promise.reject(new Error('no such record')) },
  };
  const phone = host([{ Xrm }]);
  const id = await phone.conversationId();
  expect(id).toEqual({ ok: true, value: `phonecall:${A}` });
  expect(await phone.conversation(`phonecall:${A}`)).toEqual({ channel: 'voice', ...UNKNOWN });
});

const lookup = (column: string, table: string) => ({
  [column]: `{${B.toUpperCase()}}`,
  [`${column}@OData.Community.Display.V1.FormattedValue`]: 'Noor de Vries',
  [`${column}@Microsoft.Dynamics.CRM.lookuplogicalname`]: table,
});
test.each<[string, object, object]>([
  ['phonecall', { statecode: 0, ...lookup('_regardingobjectid_value', 'contact') }, { customerId: B }],
  ['phonecall', { statecode: 0, ...lookup('_regardingobjectid_value', 'incident') }, { customerName: null }],
  ['phonecall', { statecode: 1, ...lookup('_regardingobjectid_value', 'account') }, { customerId: B, open: false }],
  ['contact', { fullname: 'Noor de Vries' }, { customerId: A }],
  ['account', { name: 'Noor de Vries' }, { customerId: A }],
  ['incident', lookup('_customerid_value', 'account'), { customerId: B }],
])('[SESS-27] on the form of a %s the desk is about a call with its customer', async (table, row, more) => {
  const asked: unknown[] = [];
  const Xrm = { WebApi: { retrieveRecord: async (...of: unknown[]) => (asked.push(of), row) } };
  const page = host([{ Xrm }], 'Question about a loan', manualClock(), { entityTypeName: table, entityId: `{${A}}` });
  expect(await page.conversationId()).toEqual({ ok: true, value: `${table}:${A}` });
  expect(await page.conversation(`${table}:${A}`)).toEqual({
    ...{ ...UNKNOWN, channel: 'voice', customerName: 'Noor de Vries', record: { table, id: A } },
    ...more,
  });
  expect(asked).toEqual([[table, A, expect.stringContaining('$select=')]]);
});

test('[SESS-13] [SESS-27] on a conversation’s own form the desk is about that one, on a contact’s about the chat in front of the agent', async () => {
  const Microsoft = { Omnichannel: { getConversationId: async () => B } };
  const on = async (entityTypeName: string) =>
    host([{ Microsoft }], null, manualClock(), { entityTypeName, entityId: A }).conversationId();
  expect(await on('msdyn_ocliveworkitem')).toEqual({ ok: true, value: A });
  expect(await on('phonecall')).toEqual({ ok: true, value: `phonecall:${A}` });
  expect(await on('contact')).toEqual({ ok: true, value: B });
  expect(await on('opportunity')).toEqual({ ok: true, value: B });
});

test('a note goes onto the timeline of the conversation’s record; what cannot be written is said', async () => {
  const written: unknown[] = [];
  const createRecord = async (...row: unknown[]) => void written.push(row);
  const note = { title: 'Co-browse session 123-456-789', text: 'Explained.' };
  const page = host([{ Xrm: { WebApi: { createRecord } } }]);
  expect(await page.addNote(`incident:${B}`, note)).toEqual({ ok: true, value: undefined });
  expect(await page.addNote(A, note)).toEqual({ ok: true, value: undefined });
  const row = { subject: note.title, notetext: note.text };
  expect(written).toEqual([
    ['annotation', { ...row, 'objectid_incident@odata.bind': `/incidents(${B})` }],
    ['annotation', { ...row, 'objectid_msdyn_ocliveworkitem@odata.bind': `/msdyn_ocliveworkitems(${A})` }],
  ]);
  expect(await page.addNote('conversation-7', note)).toEqual({ ok: false, gap: 'no-notes' });
  expect(await host([{}]).addNote(A, note)).toEqual({ ok: false, gap: 'no-notes' });
  const refuse = { createRecord: () => Promise.reject(new Error('no privilege')) };
  expect(await host([{ Xrm: { WebApi: refuse } }]).addNote(A, note)).toEqual({ ok: false, gap: 'note-refused' });
});

test('a conversation is opened where its record is', () => {
  const opened: unknown[] = [];
  const Xrm = { Navigation: { navigateTo: (page: unknown) => opened.push(page) } };
  host([{ Xrm }]).openConversation(A);
  host([{ Xrm }]).openConversation(`incident:${B}`);
  expect(host([{ Xrm }]).openConversation('conversation-7')).toEqual({ ok: false, gap: 'no-navigation' });
  expect(opened).toEqual([
    { pageType: 'entityrecord', entityName: 'msdyn_ocliveworkitem', entityId: A },
    { pageType: 'entityrecord', entityName: 'incident', entityId: B },
  ]);
});

test('[PIN-10] the customer has the name that the CRM gives them, and the id of that record in one spelling', async () => {
  const record = {
    msdyn_channel: '192360000',
    statecode: 0,
    statuscode: 2,
    _msdyn_customer_value: `{${B.toUpperCase()}}`,
    '_msdyn_customer_value@OData.Community.Display.V1.FormattedValue': 'Noor de Vries',
  };
  expect(await host([workItem(record)]).conversation(A)).toEqual({
    channel: 'chat',
    open: true,
    customerName: 'Noor de Vries',
    customerId: B,
    otherAgent: null,
    record: { table: 'msdyn_ocliveworkitem', id: A },
  });
});

test('the end of a conversation is told once: by the record', async () => {
  const clock = manualClock();
  let statuscode = 2;
  const heard = listening();
  const Xrm = { WebApi: { retrieveRecord: async () => ({ msdyn_channel: '192360000', statecode: 0, statuscode }) } };
  host([{ Xrm }], null, clock).followConversation(A, heard);
  await clock.pass(20_000);
  expect(heard.ended).not.toHaveBeenCalled();
  statuscode = 5;
  await clock.pass(20_000);
  expect(heard.ended).toHaveBeenCalledTimes(1);
});

test('the end of a conversation is told once: by the session manager, for its own session only', async () => {
  const Apm = {
    getEventPublisherTopic: (event: string) => `topic-${event}`,
    getFocusedSession: () => ({ sessionId: 's1' }),
  };
  const heard = listening();
  host([{ Microsoft: { Apm } }]).followConversation(A, heard);
  const closed = topics.get('topic-ON_SESSION_CLOSED');
  closed?.onmessage?.({ data: { sessionId: 's2' } } as MessageEvent);
  await manualClock().pass(0);
  expect(heard.ended).not.toHaveBeenCalled();
  closed?.onmessage?.({ data: { sessionId: 's1' } } as MessageEvent);
  closed?.onmessage?.({ data: { sessionId: 's1' } } as MessageEvent);
  await manualClock().pass(0);
  expect(heard.ended).toHaveBeenCalledTimes(1);
  expect(closed?.close).toHaveBeenCalled();
});

test('[SESS-24] that another agent has the conversation is told at once when the agent comes back to it, and within seconds else', async () => {
  const clock = manualClock();
  let agent = A;
  let isAway = false;
  const Xrm = {
    Utility: { getGlobalContext: () => ({ userSettings: { userId: `{${A.toUpperCase()}}` } }) },
    WebApi: {
      retrieveRecord: async () => {
        if (isAway) throw new Error('the CRM is away');
        return {
          ...{ msdyn_channel: '192360000', statecode: 0, statuscode: 2, _msdyn_activeagentid_value: agent },
          '_msdyn_activeagentid_value@OData.Community.Display.V1.FormattedValue': 'Ravi Bos',
        };
      },
    },
  };
  const Apm = { getEventPublisherTopic: (event: string) => `topic-${event}` };
  const heard = listening();
  const page = host([{ Xrm, Microsoft: { Apm } }], null, clock);
  page.followConversation(A, heard);
  await clock.pass(20_000);
  expect(heard.taken).not.toHaveBeenCalled();
  agent = B;
  topics.get('topic-ON_SESSION_SWITCH')?.onmessage?.({ data: {} } as MessageEvent);
  await clock.pass(0);
  expect(heard.taken.mock.calls).toEqual([['Ravi Bos']]);
  expect((await page.conversation(A)).otherAgent).toEqual({ name: 'Ravi Bos' });
  isAway = true;
  await clock.pass(10_000);
  isAway = false;
  await clock.pass(10_000);
  expect(heard.taken).toHaveBeenCalledTimes(1);
  expect(heard.returned).not.toHaveBeenCalled();
  agent = A;
  await clock.pass(10_000);
  expect(heard.returned).toHaveBeenCalledTimes(1);
  agent = B;
  await clock.pass(10_000);
  expect(heard.taken).toHaveBeenCalledTimes(2);
  expect(heard.ended).not.toHaveBeenCalled();
});

test('[SESS-26] a notice goes on top of the app, with a press, and goes away again', async () => {
  const shown: unknown[] = [];
  const cleared: string[] = [];
  const App = {
    addGlobalNotification: async (notice: unknown) => (shown.push(notice), 'n-1'),
    clearGlobalNotification: async (id: string) => void cleared.push(id),
  };
  const press = jest.fn();
  const end = host([{ Xrm: { App } }]).notify('Noor has entered the PIN.', { label: 'Open', press });
  expect(shown).toEqual([
    {
      ...{ type: 2, level: 4, message: 'Noor has entered the PIN.', showCloseButton: true },
      action: { actionLabel: 'Open', eventHandler: press },
    },
  ]);
  end();
  await manualClock().pass(0);
  expect(cleared).toEqual(['n-1']);
});

test('a switch of sessions is heard, and no longer after its end', () => {
  const Apm = { getEventPublisherTopic: (event: string) => `topic-${event}` };
  const switched = jest.fn();
  const stop = host([{ Microsoft: { Apm } }]).onSessionSwitch(switched);
  const channel = topics.get('topic-ON_SESSION_SWITCH');
  channel?.onmessage?.({ data: {} } as MessageEvent);
  expect(switched).toHaveBeenCalledTimes(1);
  stop();
  expect(channel?.close).toHaveBeenCalled();
});

test('globals are found in the nearest readable window; one of another origin is passed over', () => {
  const foreign = {
    get location(): never {
      throw new DOMException('cross-origin', 'SecurityError');
    },
  };
  const top = { location: { href: 'https://crm.example/' }, Xrm: { here: 'top' } };
  const own = { location: { href: 'about:blank' }, parent: foreign, top };
  const windows = hostWindows(own as unknown as Window);
  expect(windows).toEqual([own, top]);
  expect(findGlobal(windows, 'Xrm')).toEqual({ here: 'top' });
  expect(findGlobal(windows, 'Microsoft.Apm')).toBeNull();
});
