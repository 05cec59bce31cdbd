/** Getting to know the agent's desk, and the way out: a file of its own, fetched when a PIN was right. For `session.ts` alone. */
export { createCustomerSeal, openHub, systemClock } from '@beside/protocol/channel';
export { openWebPubSub } from '@beside/transport';
export { openAcquaintance } from './acquaintance';
export { openLetterBox } from './letter-box';
export { prepareHop, takeHop } from './hop';
