import type { TokenCredential } from '@azure/identity';
import type { RowFault } from '../records/session-rows';

export const WEB_API = '/api/data/v9.2';
const TIMEOUT_MS = 10_000;
/** Dataverse counts requests by five minutes: whoever asks for more than this is mistaken, and must not stop rows for days. */
const LONGEST_WAIT_MS = 15 * 60_000;

export interface DataverseSettings {
  /** An application user of each organisation, with the role *Beside Service*. */
  readonly credential: TokenCredential;
  readonly fetch: typeof fetch;
  /** ms since epoch; for `Retry-After` that names a time. */
  readonly clock: () => number;
}

/** What came of one request: an answer, with its JSON where it has one, or none. */
export type DataverseAnswer =
  | { readonly status: number; readonly body: unknown; readonly waitMs: number | null }
  | { readonly status: null; readonly fault: RowFault };

export type AskDataverse = (
  organisation: string,
  method: 'GET' | 'PATCH',
  path: string,
  given?: { readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown },
) => Promise<DataverseAnswer>;

/** Requests to the Web API of an organisation. Its token is for that organisation alone, and nothing is thrown. */
export function dataverseRequests({ credential, fetch, clock }: DataverseSettings): AskDataverse {
  const tokenFor = (organisation: string) => credential.getToken(`${organisation}/.default`).catch(() => null);

  return async (organisation, method, path, { headers = {}, body } = {}) => {
    const token = await tokenFor(organisation);
    if (!token) return { status: null, fault: 'identity' };
    try {
      const answer = await fetch(`${organisation}${WEB_API}/${path}`, {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${token.token}`,
          'odata-maxversion': '4.0',
          'odata-version': '4.0',
          ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await answer.text();
      const waitMs = waitOf(answer.headers.get('retry-after'), clock());
      return { status: answer.status, body: answer.ok && text !== '' ? (JSON.parse(text) as unknown) : null, waitMs };
    } catch (error) {
      const isLate = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
      return { status: null, fault: isLate ? 'slow' : 'down' };
    }
  };
}

/** What a status that is no success means. */
export function faultOf(status: number): RowFault {
  if (status === 401) return 'identity';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  if (status === 408) return 'slow';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'down' : 'invalid';
}

/** Seconds, or a date; ms from now, bounded. */
function waitOf(text: string | null, now: number): number | null {
  if (text === null) return null;
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return ms > 0 ? Math.min(ms, LONGEST_WAIT_MS) : null;
}
