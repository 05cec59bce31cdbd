export type Channel = 'chat' | 'voice';
export type Speaker = 'customer' | 'agent' | 'system';

export interface Message {
  readonly from: Speaker;
  readonly name: string;
  readonly text: string;
  /** ISO 8601. */
  readonly at: string;
}

/** One conversation as both sides see it. `closed` is final. */
export interface Conversation {
  readonly id: string;
  readonly companyId: string;
  readonly customer: string;
  /** The id of the customer's record, where the site has signed them in. */
  readonly contact?: string;
  /** Who has it; nobody before an agent has accepted it. */
  readonly agent?: { readonly id: string; readonly name: string };
  readonly channel: Channel;
  /** What a phone call shows instead of a page. */
  readonly phone?: string;
  readonly subject: string;
  readonly startedAt: string;
  readonly state: 'open' | 'closed';
  readonly messages: readonly Message[];
}

/** What a customer's page sends. Its company is known from the page it comes from. */
export type CustomerSays = { type: 'say'; text: string } | { type: 'leave' };

/** What an agent's desk sends. */
export type AgentSays =
  | { type: 'say'; conversationId: string; text: string }
  /** `accept` takes what nobody has, `take` what a colleague has. */
  | { type: 'accept' | 'take' | 'close'; conversationId: string };

/** What the server sends: everything of a conversation at first and whenever it changed. */
export type ServerSays =
  | { type: 'conversations'; conversations: readonly Conversation[] }
  | { type: 'conversation'; conversation: Conversation };

const TEXT_LIMIT_CHARS = 4000;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, TEXT_LIMIT_CHARS) : undefined;

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export function decodeCustomer(frame: string): CustomerSays | undefined {
  const raw = objectOf(frame);
  const text = textOf(raw?.['text']);
  if (raw?.['type'] === 'say' && text) return { type: 'say', text };
  return raw?.['type'] === 'leave' ? { type: 'leave' } : undefined;
}

export function decodeAgent(frame: string): AgentSays | undefined {
  const raw = objectOf(frame);
  const [text, conversationId] = [textOf(raw?.['text']), textOf(raw?.['conversationId'])];
  if (!conversationId) return undefined;
  if (raw?.['type'] === 'say' && text) return { type: 'say', conversationId, text };
  const type = raw?.['type'];
  return type === 'close' || type === 'accept' || type === 'take' ? { type, conversationId } : undefined;
}
