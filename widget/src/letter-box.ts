import { decodeLetter, writeLetter, type Letter, type Outcome } from '@beside/protocol';
import type { ApiClient } from './consent/api-client';
import type { Pass } from './consent/pass';

/** Steps of handshakes, carried by the API while nobody may look yet. SEAL-2 */
export interface LetterBox {
  /** Those to this end, above the number `after`. */
  read(after: number): Promise<Outcome<readonly Letter[]>>;
  write(to: string, bytes: Uint8Array): Promise<Outcome<unknown>>;
}

export function openLetterBox({ send }: Pick<ApiClient, 'send'>, own: Pass): LetterBox {
  const path = `/sessions/${encodeURIComponent(own.session)}/letters`;
  return {
    read: async (after) => {
      const outcome = await send('GET', `${path}?after=${after}`, undefined, own);
      if (!outcome.ok) return outcome;
      const { letters } = outcome.value as { letters?: unknown };
      const decoded = Array.isArray(letters) ? letters.map(decodeLetter) : [];
      return { ok: true, value: decoded.flatMap((letter) => (letter.ok ? [letter.value] : [])) };
    },
    write: (to, bytes) => send('POST', path, { to, text: writeLetter(bytes) }, own),
  };
}
