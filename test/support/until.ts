const LOOK_AGAIN_MS = 5;
const GIVE_UP_MS = 120_000; // far beyond anything on a busy machine, so only a real fault ends here

/** Waits until the state is there (not undefined, false or null) and gives it back; fails with `what` when it never comes. */
export async function until<T>(
  what: string,
  look: () => T | undefined | null | false | Promise<T | undefined | null | false>,
): Promise<T> {
  const end = Date.now() + GIVE_UP_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
