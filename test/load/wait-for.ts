const LOOK_AGAIN_MS = 20;

/** Waits for a state, at most so long. @returns whether it came */
export async function waitFor(mostMs: number, isThere: () => boolean): Promise<boolean> {
  const end = performance.now() + mostMs;
  while (!isThere()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  return true;
}
