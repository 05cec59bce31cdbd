import type { OmnichannelChatSDK as Sdk } from '@microsoft/omnichannel-chat-sdk';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { ChatMessage, ChatSdk } from '../../widget/src/conversation/chat-sdk';
import { followSdk } from '../../widget/src/conversation/follow-sdk';
import { until } from '../support/until';

const ORG = 'https://org.crm.test';
const CONFIG = {
  ...{ LiveChatVersion: 2, LiveWSAndLiveChatEngJoin: {}, ChatWidgetLanguage: { msdyn_localeid: '1033' } },
  DataMaskingInfo: { setting: { msdyn_maskforagent: false, msdyn_maskforcustomer: false } },
};
const server = setupServer();
let workItem: object;
let asked: string[];

beforeAll(() => {
  Object.assign(globalThis, { self: globalThis }); // the SDK is made for browsers
  server.listen({ onUnhandledRequest: 'error' });
});
beforeEach(() => {
  [workItem, asked] = [{}, []];
  server.use(
    http.all(`${ORG}/livechatconnector/*`, ({ request }) => {
      const [what = ''] = /(?<=livechatconnector\/)(\w+)/.exec(request.url) ?? [];
      asked.push(`${request.method} ${what}`);
      if (what === 'config') return HttpResponse.json(CONFIG);
      if (what === 'getliveworkitemdetails') return HttpResponse.json(workItem);
      // As far as it can be played: what comes next is Azure Communication Services, which takes no such token.
      return HttpResponse.json({ ChatId: '19:chat@thread.v2', Token: 'none', RegionGtms: '{}', VisitorId: '8:acs:1' });
    }),
  );
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** The real SDK; its own console is not ours. */
async function initialised(): Promise<Sdk> {
  for (const method of ['log', 'warn', 'error'] as const) jest.spyOn(console, method).mockReturnValue(undefined);
  const { OmnichannelChatSDK } = await import('@microsoft/omnichannel-chat-sdk');
  const sdk = new OmnichannelChatSDK({ orgUrl: ORG, orgId: 'o-1', widgetId: 'w-1' }, {
    telemetry: { disable: true },
  } as ConstructorParameters<typeof Sdk>[1]);
  await sdk.initialize();
  return sdk;
}

/** The one thing that is played: the thread in Azure Communication Services, whose events and list the real SDK translates. */
function thread(earlier: readonly ChatMessage[] | null = []) {
  const hear: { message: (event: object) => void; update: (event: object) => void } = {
    message: () => undefined,
    update: () => undefined,
  };
  const options: unknown[] = [];
  return {
    ...{ hear, options },
    conversation: {
      getMessages: async () => {
        if (!earlier) throw new Error('the list does not come');
        return [...earlier].reverse();
      },
      registerOnNewMessage: async (listener: typeof hear.message, given: unknown) => {
        options.push(given);
        hear.message = listener;
      },
      registerOnThreadUpdate: async (listener: typeof hear.update) => void (hear.update = listener),
      stopPolling: async () => undefined,
    },
  };
}

/** As Azure Communication Services tells what somebody in Dynamics has written. */
const written = (id: string, message: string, tags = 'public', createdOn = new Date()) => ({
  ...{ id, message, createdOn, senderDisplayName: 'Anna', sender: { communicationUserId: '8:acs:2' } },
  metadata: { tags },
});

function follow(sdk: ChatSdk) {
  const told: unknown[] = [];
  const stop = followSdk(
    sdk,
    {
      conversation: (id) => told.push(['conversation', id]),
      agentHere: () => told.push('agent here'),
      code: (code) => told.push(code),
      over: (by) => told.push(['over', by]),
    },
    () => Date.now(),
  );
  return { told, stop };
}

test('the real SDK is what Beside asks for, and gets its settings before a chat starts', async () => {
  const sdk: ChatSdk & Pick<Sdk, 'getLiveChatConfig'> = await initialised();
  expect(await sdk.getLiveChatConfig()).toMatchObject({ LiveChatVersion: 2 });
});

test('[SESS-29] the real SDK, before its chat has started: nothing is heard, and nothing thrown into the page', async () => {
  const sdk = await initialised();
  const { told } = follow(sdk);
  await until('the question for the conversation', () => asked.includes('GET getliveworkitemdetails'));
  await expect(sdk.startChat()).rejects.toMatchObject({ message: 'MessagingClientInitializationFailure' });
  expect(asked).toContain('POST organization');
  expect(told).toEqual([]);
});

test('[SESS-29] through the real SDK the agent’s PIN is read, of now and of before, and nobody else’s', async () => {
  const sdk = await initialised();
  workItem = { State: 'Active', ConversationId: 'a0a0a0a0-0000-4000-8000-000000000001' };
  const { conversation, hear, options } = thread([
    { id: 'm-1', content: 'Enter this PIN: 4821 9630.', role: 'agent', timestamp: new Date() },
  ]);
  Object.assign(sdk, { conversation });
  const { told } = follow(sdk);
  await until('the listener', () => options.length > 0);
  expect(options).toEqual([expect.objectContaining({ disablePolling: true })]);
  hear.message(written('m-2', 'Enter this PIN: 1111 2222.', 'system'));
  hear.message(written('m-3', 'Enter this PIN: 3333 4444.', ''));
  hear.message(written('m-4', 'I have sent it again.'));
  hear.message(written('m-5', 'Enter this PIN: 5555 6666.'));
  expect(told).toEqual([
    ['conversation', 'a0a0a0a0-0000-4000-8000-000000000001'],
    { digits: '48219630', message: 'm-1' },
    { digits: '55556666', message: 'm-5' },
  ]);
});

test('[SESS-29] where the real SDK gets no list of what was before, what comes is read all the same', async () => {
  const sdk = await initialised();
  workItem = { State: 'Active', ConversationId: 'c-1' };
  const { conversation, hear, options } = thread(null);
  Object.assign(sdk, { conversation });
  const { told } = follow(sdk);
  await until('the listener', () => options.length > 0);
  hear.message(written('m-5', 'Enter this PIN: 5555 6666.'));
  expect(told).toEqual([['conversation', 'c-1'], { digits: '55556666', message: 'm-5' }]);
});

test('[SESS-28] through the real SDK the end of the conversation is heard, and a transfer is none', async () => {
  const sdk = await initialised();
  workItem = { State: 'Active', ConversationId: 'c-1' };
  const { conversation, hear, options } = thread();
  Object.assign(sdk, { conversation });
  const { told } = follow(sdk);
  await until('the listener', () => options.length > 0);
  const times = asked.length;
  hear.update({});
  await until('the question what that was', () => asked.length > times);
  workItem = { State: 'WrapUp', ConversationId: 'c-1' };
  hear.update({});
  await until('the end', () => told.length > 1);
  expect(told).toEqual([
    ['conversation', 'c-1'],
    ['over', 'agent'],
  ]);
});
