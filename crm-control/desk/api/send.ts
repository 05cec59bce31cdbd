import type { RefusalCode } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import { decodeProblem, type Answer } from './api-refusal';

/** An answer that takes longer will not come: the agent is told and can press again. */
const ANSWER_MS = 15_000;

export interface ApiParts {
  /** Ends without a slash. */
  readonly base: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  /** Begins with a slash. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One request: the decoded JSON body (`null` when empty), or the refusal in its closed code; never an exception. */
export async function send(
  parts: ApiParts,
  request: ApiRequest,
  withinMs = ANSWER_MS,
): Promise<Answer<unknown, RefusalCode>> {
  const abort = new AbortController();
  const cancel = parts.clock.after(withinMs, () => abort.abort());
  try {
    const response = await parts.fetch(parts.base + request.path, {
      method: request.method,
      headers:
        request.body === undefined ? request.headers : { ...request.headers, 'content-type': 'application/json' },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: abort.signal,
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    const body = parse(await response.text());
    if (!response.ok) return decodeProblem(response.status, body);
    return body === undefined ? { ok: false, code: 'wire/malformed' } : { ok: true, value: body };
  } catch {
    return { ok: false, code: 'service/unavailable' }; // no network, no answer in time, or blocked by CORS
  } finally {
    cancel();
  }
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
