import type { Clock } from '@beside/protocol/channel';
import { isOutage } from '../api/is-outage';

/** A sign-in service that takes longer will not answer. */
const ANSWER_MS = 10_000;

export interface Authority {
  /** As MSAL wants it: https, without the version at its end. */
  readonly address: string;
  readonly host: string;
  /** The discovery document, as text. */
  readonly metadata: string;
}

export type Discovered =
  | { readonly ok: true; readonly value: Authority }
  | { readonly ok: false; readonly code: 'sign-in/unreachable' | 'sign-in/no-authority' };

/**
 * Reads what the authority says of itself. Asked here and not by MSAL, so that one that does not answer and one that is none are told
 * apart, and so that one on this machine may do without TLS.
 * @param authority `https://login.microsoftonline.com/TENANT/v2.0`
 */
export async function discoverAuthority(
  authority: string,
  parts: { readonly fetch: typeof fetch; readonly clock: Clock },
): Promise<Discovered> {
  const base = authority.replace(/\/+$/, '');
  const abort = new AbortController();
  const cancel = parts.clock.after(ANSWER_MS, () => abort.abort());
  try {
    const answer = await parts.fetch(`${base}/.well-known/openid-configuration`, {
      credentials: 'omit',
      signal: abort.signal,
    });
    const metadata = await answer.text();
    if (isOutage(answer.status)) return { ok: false, code: 'sign-in/unreachable' };
    if (!answer.ok || !isDiscovery(metadata, base)) return { ok: false, code: 'sign-in/no-authority' };
    const { host, pathname } = new URL(base);
    const address = `https://${host}${pathname.replace(/\/v2\.0$/, '')}`;
    return { ok: true, value: { address, host, metadata } };
  } catch {
    return { ok: false, code: 'sign-in/unreachable' }; // no network, no answer in time, or blocked by CORS
  } finally {
    cancel();
  }
}

function isDiscovery(text: string, base: string): boolean {
  try {
    const read = Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
    const { issuer, authorization_endpoint: authorize, token_endpoint: token } = read;
    return [issuer, authorize, token].every((one) => typeof one === 'string' && isOf(one, base));
  } catch {
    return false;
  }
}

/** Nobody but the authority itself is asked who the person is. */
function isOf(address: string, base: string): boolean {
  return new URL(address).origin === new URL(base).origin;
}
