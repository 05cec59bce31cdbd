/** The numbers of Azure Web PubSub that a client can notice, with the service's own values. */

/** Port, key and version of Microsoft's local emulator, so that either can be used behind the same connection string. */
export const DEFAULT_PORT = 8080;
export const DEFAULT_ACCESS_KEY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH';

export const MESSAGE_LIMIT_BYTES = 1024 * 1024; // a larger frame closes the socket with 1009
export const UNACKED_LIMIT_MESSAGES = 1000; // past this a reliable client is dropped for good
export const UNACKED_LIMIT_BYTES = 16 * 1024 * 1024;
export const RECOVERY_WINDOW_MS = 30_000; // the service promises "at least 30 seconds"
export const RECONNECTION_TOKEN_LIFETIME_S = 7 * 24 * 3600;
export const CLIENT_TOKEN_LIFETIME_MIN = 60; // what :generateToken gives when nothing is asked
export const ACK_MEMORY_IDS = 10_000; // how many ackIds per connection are remembered against repeats
export const GROUP_NAME_LIMIT_CHARS = 1024;
export const LIST_PAGE_LIMIT = 200;

export const UPSTREAM_TIMEOUT_MS = 30_000;
/** Waits before the 2nd, 3rd, 4th attempt of an event that a client is waiting for, as the service does. */
export const BLOCKING_RETRY_DELAYS_MS: readonly number[] = [1000, 3000, 5000];
/** connected / disconnected: nobody waits, and a restart of the function host (about 30 s at worst) must not lose them. */
export const LIFECYCLE_RETRY_DELAYS_MS: readonly number[] = [250, 500, 1000, 2000, 4000, 5000, 5000, 5000, 5000, 5000];

export const CLOSE_NORMAL = 1000;
export const CLOSE_GOING_AWAY = 1001;
export const CLOSE_NO_STATUS = 1005; // what close() without a code looks like at the other end
export const CLOSE_POLICY = 1008; // the only code that ends a client's attempts to recover
