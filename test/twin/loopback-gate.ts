import type { IncomingMessage } from 'node:http';

/**
 * A page on the internet can reach a server on this machine (DNS rebinding, WebSockets ignore CORS), so every request must
 * name a loopback host, and one from a browser must come from an allowed origin.
 */
export type LoopbackGate = (
  request: IncomingMessage,
) => { ok: true } | { ok: false; status: 403 | 421; reason: string };

/** Names below `localhost` are this machine's too (RFC 6761). */
const LOOPBACK_HOST = /^(([a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const LOOPBACK_ORIGIN = /^https?:\/\/(([a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** `allowedOrigins` undefined = any page served from this machine. A request without Origin is not from a browser. */
export const createLoopbackGate =
  (allowedOrigins?: readonly string[]): LoopbackGate =>
  ({ headers }) => {
    if (!LOOPBACK_HOST.test(headers.host ?? '')) {
      return { ok: false, status: 421, reason: 'The Host header must name this machine.' };
    }
    const { origin } = headers;
    if (origin === undefined) return { ok: true };
    const allowed = allowedOrigins ? allowedOrigins.includes(origin) : LOOPBACK_ORIGIN.test(origin);
    return allowed ? { ok: true } : { ok: false, status: 403, reason: 'This origin is not allowed.' };
  };
