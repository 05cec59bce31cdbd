import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Conversation, Message } from './conversation';
import { SCRIPTED } from './scripted';

const FILE = 'chat.json';

/** Conversations in memory, written to one file at every change so that a restart keeps them. */
export function createConversationStore(dataDir: string, now: () => Date) {
  const file = join(dataDir, FILE);
  const conversations = new Map((read(file) ?? SCRIPTED).map((one) => [one.id, one]));
  const put = (conversation: Conversation): Conversation => {
    conversations.set(conversation.id, conversation);
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, JSON.stringify([...conversations.values()]));
    return conversation;
  };
  const change = (id: string, alter: (one: Conversation) => Conversation): Conversation | undefined => {
    const found = conversations.get(id);
    return found?.state === 'open' ? put(alter(found)) : undefined;
  };
  const stamped = (message: Omit<Message, 'at'>): Message => ({ ...message, at: now().toISOString() });
  const system = (text: string) => stamped({ from: 'system', name: 'System', text });

  return {
    get: (id: string) => conversations.get(id),
    ofCompany: (companyId: string) => [...conversations.values()].filter((one) => one.companyId === companyId),
    open: (companyId: string, customer: string, subject: string, contact?: string): Conversation =>
      put({
        id: randomUUID(),
        companyId,
        customer,
        ...(contact && { contact }),
        channel: 'chat',
        subject,
        startedAt: now().toISOString(),
        state: 'open',
        messages: [system(`${customer} started a conversation.`)],
      }),
    /** undefined when the conversation is not there or closed. */
    say: (id: string, message: Omit<Message, 'at'>) =>
      change(id, (one) => ({ ...one, messages: [...one.messages, stamped(message)] })),
    assign: (id: string, agent: { readonly id: string; readonly name: string }, onlyFree: boolean) =>
      change(id, (one) =>
        one.agent && (onlyFree || one.agent.id === agent.id)
          ? one
          : {
              ...one,
              agent,
              messages: one.agent ? [...one.messages, system(`${agent.name} has the conversation now.`)] : one.messages,
            },
      ),
    close: (id: string, by: string) =>
      change(id, (one) => ({
        ...one,
        state: 'closed',
        messages: [...one.messages, system(`${by} ended the conversation.`)],
      })),
  };
}

function read(file: string): Conversation[] | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Conversation[];
  } catch {
    return undefined;
  }
}
