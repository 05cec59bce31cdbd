export { startChat, type Chat, type ChatOptions } from './start';
export type { AgentSays, Conversation, CustomerSays, Message, ServerSays } from './conversation';
