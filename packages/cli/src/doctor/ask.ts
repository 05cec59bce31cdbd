/** Longer than this nobody waits. */
const TIMEOUT_MS = 10_000;

export type Asked = { readonly ok: true; readonly response: Response } | { readonly ok: false; readonly words: string };

/** One request; that nobody answers is a finding, not a fault of the doctor. */
export async function ask(url: URL, init: RequestInit = {}): Promise<Asked> {
  try {
    return { ok: true, response: await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), ...init }) };
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: string }; name: string };
    return { ok: false, words: `cannot be reached (${cause?.code ?? name})` };
  }
}
