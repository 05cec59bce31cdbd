export { startPubSub, type PubSub, type PubSubOptions, type PubSubStats, type Whom } from './start';
export { DEFAULT_ACCESS_KEY, DEFAULT_PORT, RECOVERY_WINDOW_MS } from './limits';
export { JSON_PROTOCOL, RELIABLE_JSON_PROTOCOL } from './frames';
export type { Intercept, Passing } from './hub';
export type { Payload } from './payload';
export type { ConnectAnswer, EventHandler, SystemEvent } from './upstream';
