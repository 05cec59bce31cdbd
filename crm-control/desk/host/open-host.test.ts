import { manualClock } from '../manual-clock';
import { findGlobal, hostWindows } from './find-global';
import { openHost } from './open-host';

const A = 'aaaaaaaa-0000-4000-8000-000000000001';
const B = 'bbbbbbbb-0000-4000-8000-000000000002';
const topics = new Map<string, { onmessage: ((event: MessageEvent) => unknown) | null; close: jest.Mock }>();
const openTopic = (topic: string) => {
  const channel = { onmessage: null, close: jest.fn() };
  topics.set(topic, channel);
  return channel;
};
const host = (windows: object[], bound: string | null = null, clock = manualClock()) =>
  openHost({ windows, clock, openTopic, bound });
const workItem = (fields: object) => ({ Xrm: { WebApi: { retrieveRecord: async () => fields } } });

test('a page without any CRM explains itself and throws nothing', async () => {
  const absent = host([{}]);
  expect(await absent.conversationId()).toEqual({ ok: false, gap: 'no-conversation' });
  expect(await absent.sendToConversation('hello', A)).toEqual({ ok: false, gap: 'no-chat' });
  expect(absent.openConversation(A)).toEqual({ ok: false, gap: 'no-navigation' });
  expect(await absent.conversation(A)).toEqual({ channel: 'voice', open: true, customerName: null, customerId: null });
  absent.onSessionSwitch(() => {})();
  absent.onConversationEnded(A, () => {})();
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
  expect(await host([{ Xrm }]).conversationId()).toEqual({ ok: true, value: B });
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
  expect(await host([{ Xrm }]).conversation(A)).toEqual({
    channel: 'voice',
    open: true,
    customerName: null,
    customerId: null,
  });
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
  });
});

test('the end of a conversation is told once: by the record', async () => {
  const clock = manualClock();
  let statuscode = 2;
  const ended = jest.fn();
  const Xrm = { WebApi: { retrieveRecord: async () => ({ msdyn_channel: '192360000', statecode: 0, statuscode }) } };
  host([{ Xrm }], null, clock).onConversationEnded(A, ended);
  await clock.pass(20_000);
  expect(ended).not.toHaveBeenCalled();
  statuscode = 5;
  await clock.pass(20_000);
  expect(ended).toHaveBeenCalledTimes(1);
});

test('the end of a conversation is told once: by the session manager, for its own session only', () => {
  const Apm = {
    getEventPublisherTopic: (event: string) => `topic-${event}`,
    getFocusedSession: () => ({ sessionId: 's1' }),
  };
  const ended = jest.fn();
  host([{ Microsoft: { Apm } }]).onConversationEnded(A, ended);
  const closed = topics.get('topic-ON_SESSION_CLOSED');
  closed?.onmessage?.({ data: { sessionId: 's2' } } as MessageEvent);
  expect(ended).not.toHaveBeenCalled();
  closed?.onmessage?.({ data: { sessionId: 's1' } } as MessageEvent);
  closed?.onmessage?.({ data: { sessionId: 's1' } } as MessageEvent);
  expect(ended).toHaveBeenCalledTimes(1);
  expect(closed?.close).toHaveBeenCalled();
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
