type Said<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string };

const TRIES = 10;
const AGAIN_MS = 500;

/** Asks again while the server cannot answer just now, as people do who press once more. @throws with the refusal's code */
export async function untilGranted<T>(what: string, ask: () => Promise<Said<T>>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.ok) return answer.value;
    const isLater = answer.code === 'service/unavailable' || answer.code === 'store/conflict';
    if (!isLater || tries === TRIES) throw new Error(`${what}: ${answer.code}`);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
