import type { Letter } from '@beside/protocol';
import { readStep, stepBytes, type CustomerSeal, type Heard } from '@beside/protocol/channel';
import { spokenWords, type SpokenWord } from '@beside/spoken';
import type { LetterBox } from './letter-box';

/** A desk answers within a network's time; one that does not may come later. */
const LOOK_MS = 400;
const LOOK_LATER_MS = 2_500;
const SOON_LOOKS = 25;

/** Others to choose from, where the company wants the customer to find the right ones. */
const CHOICES = 3;

/** Three words that the customer compares with what the agent says or writes. SEAL-6 */
export interface ComparedWords {
  readonly words: readonly SpokenWord[];
  /** The same among others; `null` where they are only shown. */
  readonly choices: readonly (readonly SpokenWord[])[] | null;
  readonly right: number;
}

export interface AcquaintanceParts {
  readonly seal: CustomerSeal;
  readonly letters: LetterBox;
  /** The last letter that is settled already. */
  readonly after: number;
  /** 256 words of the customer's language. */
  readonly list: string;
  readonly mustPick: boolean;
  /** A viewer whom this page does not know holds the same keys now; nothing is released before `admit`. SEAL-7 */
  readonly onWords: (words: ComparedWords) => void;
}

/** Coming to know who would look, by letters, before anything may leave. SEAL-2 */
export interface Acquaintance {
  /** Somebody has written: the letters are read now, whatever the time. */
  look(): void;
  /** Goes on looking by itself: there is no socket that would tell. */
  wait(): void;
  /** The number of the last letter that was read. */
  read(): number;
  /** Other choices of the same words. */
  choose(): ComparedWords | null;
  /**
   * The customer's own *Allow* of these words: what leaves from the next epoch on can be read by the viewer who shares them. `false`: others
   * have taken their place in the same moment. SEAL-7
   */
  admit(words: ComparedWords): Promise<boolean>;
  stop(): void;
}

export function openAcquaintance(parts: AcquaintanceParts): Acquaintance {
  const { seal, list, mustPick } = parts;
  let asked: { readonly viewer: string; readonly met: NonNullable<Heard['met']> } | null = null;
  let { after } = parts;
  let shown: ComparedWords | null = null;
  let admitted: ComparedWords | null = null;
  let looks = 0;
  let waiting = false;
  let stopped = false;
  let reading: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    reading = reading.then(readAll, readAll);
  }

  async function readAll(): Promise<void> {
    if (stopped) return;
    clearTimeout(timer);
    const answer = await parts.letters.read(after);
    for (const letter of answer.ok ? answer.value : []) await hear(letter);
    looks += 1;
    if (waiting && !stopped) timer = setTimeout(look, looks < SOON_LOOKS && !asked ? LOOK_MS : LOOK_LATER_MS);
  }

  async function hear({ number, from, bytes }: Letter): Promise<void> {
    after = Math.max(after, number);
    const step = readStep(bytes);
    if (!step || stopped) return;
    const { answer, met } = await seal.hear(from, step);
    if (answer) await parts.letters.write(from, stepBytes(answer));
    if (!met || met.resumed || stopped) return;
    asked = { viewer: from, met };
    const words = choose();
    if (words) parts.onWords(words);
  }

  function choose(): ComparedWords | null {
    if (!asked) return null;
    const words = spokenWords(list, asked.met.keys.words);
    const right = mustPick ? randomBelow(CHOICES) : 0;
    const choices = mustPick ? Array.from({ length: CHOICES }, (_, at) => (at === right ? words : otherWords())) : null;
    return (shown = { words, choices, right });
  }

  function otherWords(): readonly SpokenWord[] {
    return spokenWords(list, [...crypto.getRandomValues(new Uint8Array(3))]);
  }

  return {
    look,
    wait: () => {
      waiting = true;
      looks = 0;
      look();
    },
    read: () => after,
    choose,
    admit: async (words) => {
      if (words === admitted) return true; // pressed once more, since the server was not to be reached
      if (!asked || words !== shown) return false;
      const { viewer, met } = asked;
      asked = null;
      admitted = words;
      waiting = false;
      clearTimeout(timer);
      await seal.meet(viewer, met.intent.role, met.keys);
      return true;
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function randomBelow(limit: number): number {
  const [value = 0] = crypto.getRandomValues(new Uint8Array(1));
  return value < 256 - (256 % limit) ? value % limit : randomBelow(limit);
}
