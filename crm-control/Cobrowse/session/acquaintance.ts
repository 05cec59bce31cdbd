import type { Letter } from '@beside/protocol';
import {
  beginAttempt,
  createViewerSeal,
  readStep,
  stepBytes,
  type ViewerAttempt,
  type ViewerFacts,
  type ViewerSeal,
  type Who,
} from '@beside/protocol/channel';

/** A customer's page that is loaded anew begins anew; more often than this somebody else is at play. SEAL-6 */
const MAX_ATTEMPTS = 3;

export interface AcquaintanceParts extends ViewerFacts {
  /** As this desk knows them now; `null` while the page's origin is not known yet. */
  readonly known: () => Who | null;
  /** Asks for what is not known yet. */
  readonly ask: () => Promise<void>;
  readonly resume: CryptoKey | null;
  readonly remember: (resume: CryptoKey) => void;
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly on: {
    /** There are keys, or what is needed to resume. */
    sealed(seal: ViewerSeal): void;
    /** The customer and the agent compare these now. @param language of the customer's page */
    words(numbers: readonly number[], language: string): void;
  };
}

/** The desk's side of coming to know the customer's page, by letters. SEAL-2 SEAL-11 */
export interface Acquaintance {
  hear(letter: Letter): void;
  /** What was shared is of no use any more: only new words help. */
  anew(): void;
}

export function openAcquaintance(parts: AcquaintanceParts): Acquaintance {
  const { session, participant, role, language, remember, on } = parts;
  const facts = { session, participant, role, language };
  let attempt: Promise<ViewerAttempt> | null = null;
  let attempts = 0;
  let heard = 0;
  let last: Promise<void> = Promise.resolve();
  const inTurn = (step: () => Promise<void>) => void (last = last.then(step, step));

  const sealWith = (keys: Parameters<typeof createViewerSeal>[0]['keys'], resume: CryptoKey | null) =>
    createViewerSeal({ ...facts, who: knownWho, keys, resume, remember });

  function knownWho(): Who {
    return parts.known() ?? { company: '', origin: '', agent: '' };
  }

  async function begin(): Promise<void> {
    attempts += 1;
    if (attempts > MAX_ATTEMPTS) return;
    attempt = beginAttempt(facts, knownWho, null);
    await parts.write(stepBytes((await attempt).hello));
  }

  async function take({ number, bytes }: Letter): Promise<void> {
    if (number <= heard) return;
    heard = number;
    const step = readStep(bytes);
    const under = attempt;
    if (!step || !under) return;
    await parts.ask();
    const { answer, keys, outdated, language: spoken } = await (await under).hear(step);
    if (answer) await parts.write(stepBytes(answer));
    if (outdated) return begin();
    if (!keys) return;
    on.sealed(sealWith(keys, null));
    on.words(keys.words, spoken);
  }

  inTurn(async () => {
    if (!parts.resume) return begin();
    await parts.ask();
    on.sealed(sealWith(null, parts.resume));
  });

  return {
    hear: (letter) => inTurn(() => take(letter)),
    anew: () => inTurn(begin),
  };
}
