import { beginHandshake, isSame, type SharedKeys, type Who } from './handshake';
import type { Intent, SealStep } from './handshake-messages';
import type { Bytes } from './suite';

export type ViewerFacts = Omit<Intent, 'versions' | 'suites' | 'mode'>;

/** What has come of C's step. */
export interface Taken {
  /** Goes back to C. */
  readonly answer: SealStep | null;
  readonly keys: SharedKeys | null;
}

/** V's side of one handshake. */
export interface ViewerAttempt {
  /** The first step; the same again while C has not answered. */
  readonly hello: SealStep;
  hear(step: SealStep): Promise<Taken>;
}

const NOTHING: Taken = { answer: null, keys: null };

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

  async function offer(message: Bytes): Promise<Taken> {
    if (taken) return isSame(taken.offer, message) ? { answer: taken.answer, keys: null } : NOTHING;
    taken = { offer: message, answer: null };
    const shown = await handshake.take(message, who());
    if (!shown.ok) return NOTHING;
    const { reveal, confirm } = shown.value;
    taken = { offer: message, answer: { kind: 'reveal', message: reveal, confirm } };
    finish = async (theirs) => {
      const done = await shown.value.finish(theirs);
      return done.ok ? done.value : null;
    };
    return { answer: taken.answer, keys: null };
  }

  return {
    hello: { kind: 'hello', message: handshake.hello },
    hear: async (step) => {
      if (step.kind === 'offer') return offer(step.message);
      if (step.kind === 'confirm' && finish) return { answer: null, keys: await finish(step.confirm) };
      return NOTHING;
    },
  };
}
