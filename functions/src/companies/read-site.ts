import { isIP } from 'node:net';
import type { ReadSite } from '../platform';

/** A key set or a word of proof is far smaller. */
const MAX_BYTES = 32 * 1024;
/** Somebody waits for what depends on it. */
const TIMEOUT_MS = 3_000;

/**
 * Reads from companies' sites over the network: small texts, without following to another place, and nothing that is not public.
 * @param fetch the platform's own
 * @param mayBeLocal also `http:` and this machine, for sites that stand there
 */
export function siteReader(fetch: typeof globalThis.fetch, mayBeLocal = false): ReadSite {
  return async (url) => {
    if (!isPublic(url) && !(mayBeLocal && isLocal(url))) return null;
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(url, { redirect: 'error', credentials: 'omit', signal });
      return response.ok && response.body ? await readText(response.body) : null;
    } catch {
      return null;
    }
  };
}

async function readText(body: ReadableStream<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel();
      return null;
    }
    chunks.push(next.value);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Names that only a machine or a house gives: RFC 6761, RFC 6762 and what ICANN keeps for private use. */
const PRIVATE_ENDS = ['localhost', 'local', 'internal'];

/** A name of the public net, over TLS, which proves that it is the one: no address, no name of this machine or house. */
function isPublic(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const labels = hostname.split('.');
  const end = labels.at(-1) ?? '';
  const isName = labels.length > 1 && /^[a-z]/.test(end) && isIP(hostname) === 0;
  return protocol === 'https:' && isName && !PRIVATE_ENDS.includes(end);
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && /(^|\.)localhost$/.test(new URL(url).hostname);
}
