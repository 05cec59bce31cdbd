import {
  answerHandshake,
  isSame,
  type CustomerHandshake,
  type OfferFacts,
  type SharedKeys,
  type Who,
} from './handshake';
import { readHello, type Intent, type SealStep } from './handshake-messages';
import type { Bytes } from './suite';

/** On one page. Each attempt is one chance in 16 million for who would have the words come out alike. SEAL-6 */
const MAX_STRANGERS_HELLOS = 3;

/** What has come of a viewer's step. */
export interface Heard {
  /** Goes back to the viewer; `null`: there is nothing to say. */
  readonly answer: SealStep | null;
  /** Both sides hold the same keys now. */
  readonly met: { readonly keys: SharedKeys; readonly intent: Intent; readonly resumed: CryptoKey | null } | null;
}

export interface CustomerHandshakes {
  hear(viewer: string, step: SealStep): Promise<Heard>;
}

interface Attempt {
  readonly hello: Bytes;
  readonly handshake: CustomerHandshake;
  reveal: Bytes | null;
  answer: SealStep | null;
}

const NOTHING: Heard = { answer: null, met: null };
const STRANGE: Heard = { answer: { kind: 'strange' }, met: null };

/** C's side of the handshakes with its viewers, one at a time for each. A step that comes again gets the same answer. SEAL-2 SEAL-5 */
export function createCustomerHandshakes(own: {
  readonly facts: OfferFacts;
  readonly who: () => Who;
  /** What handshakes of this session have left to viewers of that role that are still welcome. SEAL-11 */
  readonly resumable: (role: Intent['role']) => readonly CryptoKey[];
  /** Counts one more stranger; `false`: there were enough. SEAL-6 */
  readonly countStranger: () => Promise<boolean>;
}): CustomerHandshakes {
  const attempts = new Map<string, Attempt>();
  const strangers = new Map<string, number>();

  async function hello(viewer: string, message: Bytes): Promise<Heard> {
    const under = attempts.get(viewer);
    if (under && isSame(under.hello, message)) return { answer: offerOf(under), met: null };
    const intent = readHello(message)?.intent;
    if (intent?.participant !== viewer) return NOTHING;
    if (intent.mode === 'new') {
      const before = strangers.get(viewer) ?? 0;
      if (before >= MAX_STRANGERS_HELLOS) return NOTHING;
      strangers.set(viewer, before + 1);
      if (!(await own.countStranger())) return NOTHING;
    }
    const answered = await answerHandshake(message, own.facts, own.resumable(intent.role));
    if (!answered.ok) return answered.fault === 'mode' ? STRANGE : NOTHING;
    const attempt: Attempt = { hello: message, handshake: answered.value, reveal: null, answer: null };
    attempts.set(viewer, attempt);
    return { answer: offerOf(attempt), met: null };
  }

  async function reveal(viewer: string, message: Bytes, confirm: Bytes): Promise<Heard> {
    const attempt = attempts.get(viewer);
    if (!attempt) return NOTHING;
    if (attempt.reveal) return isSame(attempt.reveal, message) ? { answer: attempt.answer, met: null } : NOTHING;
    attempt.reveal = message; // one reveal for each offer: whoever guesses begins anew
    const taken = await attempt.handshake.take(message, confirm, own.who());
    const { intent } = attempt.handshake;
    if (!taken.ok) return intent.mode === 'resume' ? STRANGE : NOTHING;
    attempt.answer = { kind: 'confirm', confirm: taken.value.confirm };
    const { keys, resumed } = taken.value;
    return { answer: attempt.answer, met: { keys, intent, resumed } };
  }

  return {
    hear: async (viewer, step) => {
      if (step.kind === 'hello') return hello(viewer, step.message);
      if (step.kind === 'reveal') return reveal(viewer, step.message, step.confirm);
      return NOTHING;
    },
  };
}

function offerOf({ handshake }: Attempt): SealStep {
  return { kind: 'offer', message: handshake.offer };
}
