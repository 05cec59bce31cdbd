import type { SharedKeys, Who } from './handshake';
import type { SealStep } from './handshake-messages';
import { actSealer, takeEpoch, type EpochFrame, type EpochOpener, type WrappedEpoch } from './sealed-frames';
import type { Bytes } from './suite';
import { beginAttempt, type ViewerAttempt, type ViewerFacts } from './viewer-attempt';

export interface ViewerSealOptions extends ViewerFacts {
  readonly who: () => Who;
  /** Of a handshake whose words the customer has allowed; `null` when there is only something to resume. */
  readonly keys: SharedKeys | null;
  /** What the last handshake has left. SEAL-11 */
  readonly resume: CryptoKey | null;
  readonly remember: (resume: CryptoKey) => void;
}

/** V's side of the sealed channel. */
export interface ViewerSeal {
  hasKeys(): boolean;
  /** The first step of resuming; the same until C has answered. `null` when nothing is left to resume with. */
  hello(): Promise<SealStep | null>;
  /** C's step. `met`: there are new keys; `strange`: C cannot resume with this one. */
  hear(step: SealStep): Promise<{ readonly answer: SealStep | null; readonly met: boolean; readonly strange: boolean }>;
  /** The key of an epoch that is not known yet; `null` when it is not for this viewer, or of a turn that is over. */
  take(epoch: string, turn: number, wrapped: WrappedEpoch): Promise<SealedEpoch | null>;
  /** What this viewer sends. Numbers rise on by themselves. @throws when there are no keys */
  seal(epoch: string, bytes: Uint8Array): Promise<{ readonly seq: number; readonly sealed: Bytes }>;
}

/** An epoch that this viewer can read. */
export interface SealedEpoch {
  readonly epoch: string;
  /** From now on earlier ones are over. */
  enter(): void;
  open(kind: EpochFrame, seq: number, bytes: Uint8Array): Promise<Bytes | null>;
}

export function createViewerSeal(options: ViewerSealOptions): ViewerSeal {
  const { session, participant, who, remember } = options;
  const facts: ViewerFacts = { session, participant, role: options.role, language: options.language };
  let resume = options.keys?.resume ?? options.resume;
  let held: { readonly keys: SharedKeys; readonly seal: ReturnType<typeof actSealer> } | null = null;
  let attempt: Promise<ViewerAttempt> | null = null;
  let turn = 0;
  let seq = 0;
  if (options.keys) hold(options.keys);

  function hold(keys: SharedKeys): void {
    held = { keys, seal: actSealer(session, keys.act) };
    resume = keys.resume;
    attempt = null;
    turn = 0;
    seq = 0;
    remember(keys.resume);
  }

  return {
    hasKeys: () => held !== null,
    hello: async () => {
      if (!resume) return null;
      attempt ??= beginAttempt(facts, who, resume);
      return (await attempt).hello;
    },
    hear: async (step) => {
      const under = attempt;
      if (!under) return { answer: null, met: false, strange: false };
      if (step.kind === 'strange') {
        attempt = null;
        return { answer: null, met: false, strange: true };
      }
      const { answer, keys } = await (await under).hear(step);
      if (keys && attempt === under) hold(keys);
      return { answer, met: keys !== null && held?.keys === keys, strange: false };
    },
    take: async (epoch, at, wrapped) => {
      const own = held;
      if (!own || at <= turn) return null;
      const viewer = { id: participant, wrap: own.keys.wrap };
      const opener: EpochOpener | null = await takeEpoch(
        { session, epoch, turn: at },
        viewer,
        own.keys.signer,
        wrapped,
      );
      return (
        opener && {
          epoch,
          enter: () => void (turn = Math.max(turn, at)),
          open: (kind, number, bytes) => opener.open(kind, number, bytes),
        }
      );
    },
    seal: async (epoch, bytes) => {
      if (!held) throw new Error('there are no keys');
      const number = ++seq;
      return { seq: number, sealed: await held.seal({ epoch, sender: participant, seq: number }, bytes) };
    },
  };
}
