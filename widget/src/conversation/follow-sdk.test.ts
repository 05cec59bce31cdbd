import { PIN_LIFETIME_MS } from '@beside/protocol';
import type { ChatMessage, ChatSdk } from './chat-sdk';
import { followSdk } from './follow-sdk';

const NOW = 1_700_000_000_000;
const PIN = 'Enter this PIN: 4821 9630.';
const message = (given: Partial<ChatMessage> = {}): ChatMessage => ({
  ...{ id: 'm-1', content: PIN, role: 'agent', timestamp: new Date(NOW) },
  ...given,
});

/** A chat that a page has started; what was written before comes when it is asked for. */
function open(details: Awaited<ReturnType<ChatSdk['getConversationDetails']>>, earlier: readonly ChatMessage[] = []) {
  const told: unknown[] = [];
  const asked: string[] = [];
  let write = (_: ChatMessage) => {};
  let leave = () => {};
  const sdk: ChatSdk = {
    getConversationDetails: async () => details,
    onNewMessage: async (hear, options) => {
      asked.push(`messages ${JSON.stringify(options)}`);
      write = hear;
      if (options.rehydrate) earlier.forEach(hear);
    },
    onAgentEndSession: async (hear) => {
      asked.push('end');
      leave = hear;
    },
  };
  const stop = followSdk(
    sdk,
    {
      conversation: (id) => told.push(['conversation', id]),
      agentHere: () => told.push('agent here'),
      code: (code) => told.push(code),
      over: (by) => told.push(['over', by]),
    },
    () => NOW,
  );
  return {
    ...{ told, asked, stop },
    write: (next: ChatMessage) => write(next),
    leave: () => leave(),
    settle: async () => {
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    },
  };
}
const active = { conversationId: 'c-1', state: 'Active' };

test('[SESS-29] the agent’s PIN is told with its message’s id, after which conversation it is of', async () => {
  const chat = open(active);
  await chat.settle();
  chat.write(message());
  expect(chat.told).toEqual([['conversation', 'c-1'], { digits: '48219630', message: 'm-1' }]);
});

test.each(['user', 'bot', 'system', 'unknown', undefined])(
  '[SESS-29] a PIN that %s has written is not read',
  async (role) => {
    const chat = open(active);
    await chat.settle();
    const { role: _, ...bare } = message();
    chat.write(role === undefined ? bare : { ...bare, role });
    expect(chat.told).toEqual([['conversation', 'c-1']]);
  },
);

test('[SESS-29] of several the newest counts, in whichever order they come', async () => {
  const later = message({ id: 'm-2', content: 'PIN: 1111 2222', timestamp: new Date(NOW - 1_000).toISOString() });
  const chat = open(active, [message({ timestamp: new Date(NOW - 60_000) }), later]);
  await chat.settle();
  chat.write(message({ id: 'm-0', timestamp: new Date(NOW - 30_000) }));
  expect(chat.told.slice(1)).toEqual([
    { digits: '48219630', message: 'm-1' },
    { digits: '11112222', message: 'm-2' },
  ]);
});

test('[SESS-29] a PIN that can no longer be good is not offered', async () => {
  const chat = open(active, [message({ timestamp: new Date(NOW - PIN_LIFETIME_MS) })]);
  await chat.settle();
  chat.write(message({ timestamp: 'yesterday' }));
  expect(chat.told).toEqual([['conversation', 'c-1']]);
});

test('[SESS-28] that the agent has ended the chat is told, until nobody listens any more', async () => {
  const chat = open(active);
  await chat.settle();
  chat.leave();
  expect(chat.told.at(-1)).toEqual(['over', 'agent']);
  chat.stop();
  chat.leave();
  chat.write(message());
  expect(chat.told).toHaveLength(2);
});

test('a chat that has not started is not listened to', async () => {
  const chat = open({});
  await chat.settle();
  expect([chat.told, chat.asked]).toEqual([[], []]);
});

test.each(['Closed', 'WrapUp'])(
  '[SESS-28] of a chat that is found %s it is told that it is over, and no more',
  async (state) => {
    const chat = open({ conversationId: 'c-1', state });
    await chat.settle();
    expect(chat.told).toEqual([
      ['conversation', 'c-1'],
      ['over', 'agent'],
    ]);
    expect(chat.asked).toEqual([]);
  },
);

test('[SESS-30] the page’s own asking for messages is not doubled', async () => {
  const chat = open(active);
  await chat.settle();
  expect(chat.asked).toEqual(['end', 'messages {"rehydrate":true,"disablePolling":true}']);
});
