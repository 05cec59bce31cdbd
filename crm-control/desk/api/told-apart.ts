import type { DeskCode } from '../desk-code';
import type { Answer } from './api-refusal';
import { isOutage } from './is-outage';
import type { ApiParts } from './send';

/** What an address says that is not Beside's: nothing that can be read, a page, or that it has no such place. */
const IN_DOUBT: ReadonlySet<DeskCode> = new Set(['service/unavailable', 'wire/malformed', 'request/unknown-route']);

/** The person waits for this as well. */
const WITHIN_MS = 5_000;

/** The answer as it came; `api/not-beside` where something else than Beside, or a Beside that does not know this CRM, stands at the API base. */
export async function toldApart<T>(parts: ApiParts, answer: Answer<T>): Promise<Answer<T>> {
  if (answer.ok || !IN_DOUBT.has(answer.code)) return answer;
  const health = await look(parts, 'cors');
  if (health ? isBeside(health) : !(await look(parts, 'no-cors'))) return answer;
  return { ok: false, code: 'api/not-beside' };
}

interface Said {
  readonly status: number;
  readonly text: string;
}

/** One that has an outage is given the benefit of the doubt. */
function isBeside({ status, text }: Said): boolean {
  if (isOutage(status)) return true;
  try {
    const { ok, version } = Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
    return status === 200 && ok === true && typeof version === 'string';
  } catch {
    return false; // a page
  }
}

/** What stands there says of itself; `null`: nothing that can be read, or with `no-cors` nothing at all. */
async function look({ base, fetch, clock }: ApiParts, mode: 'cors' | 'no-cors'): Promise<Said | null> {
  const abort = new AbortController();
  const cancel = clock.after(WITHIN_MS, () => abort.abort());
  try {
    const redirect = mode === 'cors' ? 'error' : 'follow';
    const ask = { mode, redirect, credentials: 'omit', cache: 'no-store', signal: abort.signal } as const;
    const answer = await fetch(`${base}/health`, ask);
    return { status: answer.status, text: await answer.text() };
  } catch {
    return null;
  } finally {
    cancel();
  }
}
