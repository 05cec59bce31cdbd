/** The way out, and only that: a file of its own, fetched once the customer has allowed it. For `session.ts` alone. */
export { openHub, systemClock, transportSeal } from '@beside/protocol/channel';
export { openWebPubSub } from '@beside/transport';
