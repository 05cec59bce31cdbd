import type { DeskCode } from '../desk-code';
import type { Answer } from './api-refusal';
import { send, type ApiParts } from './send';

/** What an address says that is not Beside's: nothing that can be read, a page, or that it has no such place. */
const IN_DOUBT: ReadonlySet<DeskCode> = new Set(['service/unavailable', 'wire/malformed', 'request/unknown-route']);

/** The person waits for this as well. */
const WITHIN_MS = 5_000;

/** The answer as it came; `api/not-beside` where something else than Beside, or a Beside that does not know this CRM, stands at the API base. */
export async function toldApart<T>(parts: ApiParts, answer: Answer<T>): Promise<Answer<T>> {
  if (answer.ok || !IN_DOUBT.has(answer.code)) return answer;
  const health = await send(parts, { method: 'GET', path: '/health', headers: {} }, WITHIN_MS);
  if (health.ok) return isBeside(health.value) ? answer : { ok: false, code: 'api/not-beside' };
  if (health.code === 'service/unavailable' && !(await answersAnything(parts))) return answer;
  return { ok: false, code: 'api/not-beside' };
}

function isBeside(body: unknown): boolean {
  const { ok, version } = Object(body) as Readonly<Record<string, unknown>>;
  return ok === true && typeof version === 'string';
}

/** Asked so that nothing of the answer can be read, and nothing but silence is a failure. */
async function answersAnything({ base, fetch, clock }: ApiParts): Promise<boolean> {
  const abort = new AbortController();
  const cancel = clock.after(WITHIN_MS, () => abort.abort());
  try {
    const unread = { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: abort.signal } as const;
    return (await fetch(`${base}/health`, unread)).status < 500; // one that may not be read is 0
  } catch {
    return false;
  } finally {
    cancel();
  }
}
