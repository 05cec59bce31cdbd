/** Operations with keys run beside the event loop, whose turns say nothing of them: whoever moves a clock by hand waits for these. */
const underWay = new Set<Promise<unknown>>();
export const isKeyWorkUnderWay = () => underWay.size > 0;

const subtle = (globalThis.crypto?.subtle ?? {}) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
const OPERATIONS = ['encrypt', 'decrypt', 'sign', 'verify', 'digest', 'deriveKey', 'deriveBits'] as const;
for (const operation of [...OPERATIONS, 'generateKey', 'importKey', 'exportKey']) {
  const original = subtle[operation]?.bind(subtle);
  if (!original) continue;
  subtle[operation] = (...args) => {
    const work = original(...args);
    underWay.add(work);
    const done = () => void underWay.delete(work);
    work.then(done, done);
    return work;
  };
}
