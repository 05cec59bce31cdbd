/** @jest-environment node */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { until } from '../../support/until';
import { startChat, type Chat, type Conversation, type ServerSays } from './index';

const directory = { desk: 'http://localhost:4281', tax: 'http://localhost:4282', bank: 'http://localhost:4283' };
const dataDir = mkdtempSync(join(tmpdir(), 'chat-'));
const open: WebSocket[] = [];
let chat: Chat;

beforeEach(async () => {
  chat = await startChat({ port: 0, directory, dataDir });
});
afterEach(async () => {
  open.splice(0).forEach((socket) => socket.terminate());
  await chat.stop();
});

function sit(path: string, origin: string) {
  const socket = new WebSocket(`ws://localhost:${chat.port}${path}`, { origin });
  open.push(socket);
  const seen = new Map<string, Conversation>();
  let refused = false;
  socket.on('error', () => (refused = true));
  socket.on('message', (data: Buffer) => {
    const says = JSON.parse(data.toString('utf8')) as ServerSays;
    for (const one of says.type === 'conversations' ? says.conversations : [says.conversation]) seen.set(one.id, one);
  });
  const say = (says: object) => socket.send(JSON.stringify(says));
  return { socket, seen, say, refused: () => refused };
}

const texts = (conversation: Conversation | undefined) => conversation?.messages.map(({ text }) => text) ?? [];

test('what one side says arrives at the other, and a customer who comes back gets the history', async () => {
  const agent = sit('/agent?company=norland-tax&name=Anna', directory.desk);
  await until('the scripted ones', () => agent.seen.size === 3);
  const customer = sit('/customer?name=Mila', directory.tax);
  const { id } = await until('a conversation', () => [...customer.seen.values()][0]);
  await until('the agent sees it', () => agent.seen.get(id));
  customer.say({ type: 'say', text: 'Where is the button?' });
  await until('heard', () => texts(agent.seen.get(id)).includes('Where is the button?'));
  agent.say({ type: 'say', conversationId: id, text: 'I will show you.' });
  await until('answered', () => texts(customer.seen.get(id)).includes('I will show you.'));
  customer.socket.terminate();
  const again = sit(`/customer?conversation=${id}`, directory.tax);
  await until('history', () => texts(again.seen.get(id)).includes('I will show you.'));
  expect([...again.seen.keys()]).toEqual([id]);
});

test('closing is final, for both sides, and survives a restart', async () => {
  const customer = sit('/customer?name=Mila', directory.bank);
  const agent = sit('/agent?company=meridian-bank&name=Elena', directory.desk);
  const { id } = await until('a conversation', () => [...customer.seen.values()][0]);
  await until('the agent sees it', () => agent.seen.get(id));
  agent.say({ type: 'close', conversationId: id });
  await until('closed', () => customer.seen.get(id)?.state === 'closed');
  customer.say({ type: 'say', text: 'too late' });
  await chat.stop();
  chat = await startChat({ port: 0, directory, dataDir });
  const kept = chat.conversations('meridian-bank').find((one) => one.id === id);
  expect(kept?.state).toBe('closed');
  expect(texts(kept)).not.toContain('too late');
});

test('a customer cannot sit in the conversation of another company, nor an agent come from another page', async () => {
  const [foreign] = chat.conversations('meridian-bank');
  const customer = sit(`/customer?conversation=${foreign?.id}`, directory.tax);
  const own = await until('a conversation of its own', () => [...customer.seen.values()][0]);
  expect(own.companyId).toBe('norland-tax');
  const stranger = sit('/agent?company=norland-tax', directory.tax);
  await until('refused', stranger.refused);
});
