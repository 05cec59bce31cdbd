/** @jest-environment jsdom */
import { followHostedChat, type HostedPage, type HostedSdk } from './follow-hosted-chat';

type Provider = Parameters<HostedSdk['setContextProvider']>[0];
const ORIGIN = 'https://www.norland.test';
const SITE = { besideSite: { value: ORIGIN, isDisplayable: true } };

/** A page with Microsoft's widget, as it is documented. */
function page(isReady = true) {
  let provider: Provider | null = null;
  const sdk: HostedSdk = {
    getContextProvider: () => provider,
    setContextProvider: (next) => void (provider = next),
    removeContextProvider: () => void (provider = null),
  };
  const target = new EventTarget();
  const Microsoft: { Omnichannel?: { LiveChatWidget: { SDK: HostedSdk } } } = {};
  const load = () => void (Microsoft.Omnichannel = { LiveChatWidget: { SDK: sdk } });
  if (isReady) load();
  const hosted = Object.assign(target, { Microsoft, location: { origin: ORIGIN } }) as HostedPage;
  const fire = (name: string, detail?: unknown) => target.dispatchEvent(new CustomEvent(name, { detail }));
  return { ...{ hosted, sdk, load, fire }, context: () => provider?.() };
}

function follow(hosted: HostedPage) {
  const told: unknown[] = [];
  const stop = followHostedChat(hosted, {
    conversation: () => told.push('conversation'),
    agentHere: () => told.push('agent here'),
    code: () => told.push('code'),
    over: (by) => told.push(`over ${by}`),
  });
  return { told, stop };
}
const received = (...tags: string[]) => ({ messageType: 'system', channelData: { tags } });

test('an agent who accepts is told; what anybody writes is not', () => {
  const { hosted, fire } = page();
  const { told } = follow(hosted);
  fire('lcw:onMessageReceived', received('system', 'queueposition'));
  fire('lcw:onMessageReceived', { messageType: 'user', channelData: { tags: ['public', 'client_activity_id:1'] } });
  fire('lcw:onMessageReceived', { messageType: 'user' });
  fire('lcw:onMessageReceived');
  expect(told).toEqual([]);
  fire('lcw:onMessageReceived', received('system', 'agentaccepted'));
  expect(told).toEqual(['agent here']);
});

test.each([
  ['lcw:threadUpdate', undefined, 'over agent'],
  ['lcw:onMessageReceived', received('system', 'agentendconversation'), 'over agent'],
  ['lcw:closeChat', undefined, 'over customer'],
  ['lcw:onClose', undefined, 'over customer'],
])('[SESS-28] the chat is over by %s %j', (name, detail, said) => {
  const { hosted, fire } = page();
  const { told, stop } = follow(hosted);
  fire(name, detail);
  expect(told).toEqual([said]);
  stop();
  fire(name, detail);
  expect(told).toEqual([said]);
});

test('a widget that is minimised, or handed to another agent, is not over', () => {
  const { hosted, fire } = page();
  const { told } = follow(hosted);
  fire('lcw:onMinimize');
  fire('lcw:onMessageReceived', received('system', 'primarysessionclosed'));
  expect(told).toEqual([]);
});

test('[SESS-30] a chat that starts names the site, beside what the page gives, and never instead of it', async () => {
  const { hosted, sdk, context } = page();
  sdk.setContextProvider(() => ({ product: { value: 'loan' }, besideSite: { value: 'the page’s own' } }));
  follow(hosted);
  expect(await context()).toEqual({ product: { value: 'loan' }, besideSite: { value: 'the page’s own' } });
  sdk.setContextProvider(async () => ({ product: { value: 'card' } }));
  hosted.dispatchEvent(new CustomEvent('lcw:startChat'));
  expect(await context()).toEqual({ ...SITE, product: { value: 'card' } });
  sdk.setContextProvider(async () => ({ besideSite: { value: 'the page’s own' } }));
  hosted.dispatchEvent(new CustomEvent('lcw:startChat'));
  expect(await context()).toEqual({ besideSite: { value: 'the page’s own' } });
});

test('[SESS-30] a provider that the page sets when the widget is ready is kept', async () => {
  const { hosted, sdk, load, fire, context } = page(false);
  follow(hosted);
  hosted.addEventListener('lcw:ready', () => sdk.setContextProvider(() => ({ product: { value: 'loan' } })));
  load();
  fire('lcw:ready');
  await Promise.resolve();
  expect(await context()).toEqual({ ...SITE, product: { value: 'loan' } });
});

test('[SESS-30] at its stop the page has its own provider again, or none', async () => {
  const having = page();
  const own: Provider = () => ({ product: { value: 'loan' } });
  having.sdk.setContextProvider(own);
  follow(having.hosted).stop();
  expect(having.sdk.getContextProvider()).toBe(own);

  const without = page();
  const { stop } = follow(without.hosted);
  expect(await without.context()).toEqual(SITE);
  stop();
  expect(without.sdk.getContextProvider()).toBeNull();
});
