import { beginHandshake, isSame, type SharedKeys, type Who } from './handshake';
import { readOffer, type Intent, type SealStep } from './handshake-messages';
import type { Bytes } from './suite';

export type ViewerFacts = Omit<Intent, 'versions' | 'suites' | 'mode'>;

/** What has come of C's step. */
export interface Taken {
  /** Goes back to C. */
  readonly answer: SealStep | null;
  readonly keys: SharedKeys | null;
  /** The language of the words that C shows; empty before its offer has come. SEAL-6 */
  readonly language: string;
  /** C has begun anew, on another page: this attempt comes to nothing. */
  readonly outdated: boolean;
}

/** V's side of one handshake. */
export interface ViewerAttempt {
  /** The first step; the same again while C has not answered. */
  readonly hello: SealStep;
  hear(step: SealStep): Promise<Taken>;
}

/**
 * Begins a handshake: with `resume`, of the last one in this session, without comparing words. A step that comes again gets the same
 * answer; another offer for the same hello gets none, since V's key is known by then. SEAL-2
 */
export async function beginAttempt(
  facts: ViewerFacts,
  who: () => Who,
  resume: CryptoKey | null,
): Promise<ViewerAttempt> {
  const handshake = await beginHandshake(facts, resume);
  let taken: { readonly offer: Bytes; readonly answer: SealStep | null } | null = null;
  let finish: ((theirs: Bytes) => Promise<SharedKeys | null>) | null = null;
  let language = '';
  const result = (found: Partial<Taken> = {}): Taken => ({
    answer: null,
    keys: null,
    outdated: false,
    language,
    ...found,
  });

  async function offer(message: Bytes): Promise<Taken> {
    if (taken) return result(isSame(taken.offer, message) ? { answer: taken.answer } : { outdated: true });
    taken = { offer: message, answer: null };
    const shown = await handshake.take(message, who());
    if (!shown.ok) return result({ outdated: true });
    language = readOffer(message)?.words ?? '';
    const { reveal, confirm } = shown.value;
    taken = { offer: message, answer: { kind: 'reveal', message: reveal, confirm } };
    finish = async (theirs) => {
      const done = await shown.value.finish(theirs);
      return done.ok ? done.value : null;
    };
    return result({ answer: taken.answer });
  }

  return {
    hello: { kind: 'hello', message: handshake.hello },
    hear: async (step) => {
      if (step.kind === 'offer') return offer(step.message);
      if (step.kind === 'confirm' && finish) return result({ keys: await finish(step.confirm) });
      return result();
    },
  };
}
