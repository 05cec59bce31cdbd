import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Clock, ReadSite } from '../platform';
import { siteKeysShape, type CustomerKeys, type SiteKeys } from './customer-keys';

/** A key that a site withdraws is good for this long at most. */
const KEEP_MS = 10 * 60_000;
/** A token that names an unknown key makes the site be asked again, but not more often than this. */
const AGAIN_MS = 30_000;
/** A site that did not answer is left alone for this long: anybody may send tokens. */
const REST_MS = 5_000;

interface Read {
  readonly at: number;
  readonly keys: SiteKeys;
}

interface Asking {
  readonly at: number;
  readonly answer: Promise<Read | null>;
}

/** The keys that a site signs with; those at a URL are fetched when needed. They fail with `JWKSTimeout` when they cannot be had. */
export function createSiteKeys(readSite: ReadSite, clock: Clock): (keys: CustomerKeys) => JWTVerifyGetKey {
  const asked = new Map<string, Asking>();
  const read = new Map<string, Read>();

  async function ask(url: string, at: number): Promise<Read | null> {
    const keys = readKeys(await readSite(url));
    if (keys) read.set(url, { at, keys });
    return keys && { at, keys };
  }

  async function keysAt(url: string, maxAgeMs: number): Promise<SiteKeys> {
    const now = clock();
    const known = read.get(url);
    if (known && now - known.at < maxAgeMs) return known.keys;
    let asking = asked.get(url);
    if (!asking || now - asking.at >= REST_MS) asked.set(url, (asking = { at: now, answer: ask(url, now) }));
    const fresh = await asking.answer;
    if (!fresh || now - fresh.at >= maxAgeMs) throw new errors.JWKSTimeout();
    return fresh.keys;
  }

  return (keys) => {
    if (!('url' in keys)) return createLocalJWKSet(jwksOf(keys));
    return async (header, token) => {
      const find = async (maxAgeMs: number) =>
        createLocalJWKSet(jwksOf(await keysAt(keys.url, maxAgeMs)))(header, token);
      try {
        return await find(KEEP_MS);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        return find(AGAIN_MS);
      }
    };
  };
}

/** Keys of kinds that are not used here may stand among the others. */
function readKeys(text: string | null): SiteKeys | null {
  try {
    const { keys } = JSON.parse(text ?? '') as { keys: readonly unknown[] };
    const usable = keys.filter((key) => siteKeysShape.safeParse({ keys: [key] }).success);
    return siteKeysShape.parse({ keys: usable });
  } catch {
    return null;
  }
}

function jwksOf({ keys }: SiteKeys): Parameters<typeof createLocalJWKSet>[0] {
  return { keys: keys.map(({ d: _none, kid, ...key }) => ({ ...key, ...(kid !== undefined && { kid }) })) };
}
