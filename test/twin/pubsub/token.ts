import { createHmac, timingSafeEqual } from 'node:crypto';
import { RECONNECTION_TOKEN_LIFETIME_S } from './limits';

/** The claims of a token that has been verified; every one is as the signer wrote it. */
export type Claims = Readonly<Record<string, unknown>>;

const ISSUER = 'https://webpubsub.azure.com';
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
const hmac = (key: string, text: string) => createHmac('sha256', Buffer.from(key, 'utf8')).update(text).digest();

export function signToken(key: string, claims: Claims): string {
  const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${head}.${hmac(key, head).toString('base64url')}`;
}

/** Verifies HS256 with the key's UTF-8 text, `aud`, `exp` (required) and `nbf`. `now` in seconds. */
export function verifyToken(
  key: string,
  token: string,
  isAudience: (aud: string) => boolean,
  now: number,
): Claims | undefined {
  const [head, body, signature, ...rest] = token.split('.');
  if (!head || !body || !signature || rest.length > 0) return undefined;
  try {
    if ((decode(head) as { alg?: unknown }).alg !== 'HS256') return undefined;
    const expected = hmac(key, `${head}.${body}`);
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const claims = decode(body) as Claims;
    const audiences = strings(claims['aud']);
    if (!audiences.some(isAudience)) return undefined;
    if (typeof claims['exp'] !== 'number' || claims['exp'] <= now) return undefined;
    if (typeof claims['nbf'] === 'number' && claims['nbf'] > now) return undefined;
    return claims;
  } catch {
    return undefined;
  }
}

/** A claim that may be absent, one string or a list of them. */
export const strings = (claim: unknown): string[] =>
  (Array.isArray(claim) ? claim : [claim]).filter((value): value is string => typeof value === 'string');

const sameUrl = (a: string, b: string): boolean => {
  try {
    return decodeURIComponent(new URL(a).href).toLowerCase() === decodeURIComponent(new URL(b).href).toLowerCase();
  } catch {
    return false;
  }
};

export const clientAudience = (host: string, hub: string) => `http://${host}/client/hubs/${hub}`;

export const verifyClientToken = (key: string, token: string, host: string, hub: string, now: number) =>
  verifyToken(key, token, (aud) => sameUrl(aud.replace(/^ws/i, 'http'), clientAudience(host, hub)), now);

/** REST: the audience is the whole address; some SDKs leave the query out, and the service takes both. */
export const verifyRestToken = (key: string, token: string, url: string, now: number) =>
  verifyToken(key, token, (aud) => sameUrl(aud, url) || sameUrl(aud, url.split('?')[0] ?? url), now);

export const signReconnectionToken = (key: string, connectionId: string, now: number) =>
  signToken(key, { iss: ISSUER, aud: connectionId, iat: now, exp: now + RECONNECTION_TOKEN_LIFETIME_S });

export const verifyReconnectionToken = (key: string, token: string, connectionId: string, now: number): boolean =>
  verifyToken(key, token, (aud) => aud === connectionId, now)?.['iss'] === ISSUER;
