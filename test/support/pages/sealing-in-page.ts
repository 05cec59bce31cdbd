import { readLetter, writeLetter } from '@beside/protocol';
import {
  beginAttempt,
  createCustomerSeal,
  createViewerSeal,
  readStep,
  stepBytes,
  type CustomerSeal,
  type SealStep,
  type SharedKeys,
  type ViewerAttempt,
  type ViewerSeal,
} from '@beside/protocol/channel';

/** How a page of a bench comes to share keys with another one; `acquaintPages` carries the letters. */
export interface PageSealing {
  /** The customer's page: a viewer's letter, and the answer. Whoever comes so far is let in. */
  hear(viewer: string, letter: string): Promise<string | null>;
  /** A viewer's page: its first letter. */
  hello(participant: string): Promise<string>;
  /** A viewer's page: the customer's letter, and the answer. */
  answer(letter: string): Promise<string | null>;
}

declare global {
  interface Window {
    sealing: PageSealing;
  }
}

const SESSION = 'bench';
/** Of several viewers only one is the agent; here all are alike. */
const ROLE = 'guest';
const who = () => ({ company: 'bench', origin: 'bench', agent: 'bench' });

let attempt: ViewerAttempt | null = null;
let keys: SharedKeys | null = null;
let participant = '';

export const customerSeal: Promise<CustomerSeal> = createCustomerSeal({
  ...{ session: SESSION, words: 'en', policy: '', who, resumable: [] },
  remember: async () => {},
  strangers: 0,
  countStrangers: async () => {},
});

export function viewerSeal(): ViewerSeal {
  const facts = { session: SESSION, participant, role: ROLE, language: 'en' } as const;
  return createViewerSeal({ ...facts, who, keys, resume: null, remember: () => {} });
}

window.sealing = {
  hear: async (viewer, letter) => {
    const seal = await customerSeal;
    const { answer, met } = await seal.hear(viewer, stepOf(letter));
    if (met) await seal.meet(viewer, ROLE, met.keys);
    return answer && writeLetter(stepBytes(answer));
  },
  hello: async (id) => {
    participant = id;
    attempt = await beginAttempt({ session: SESSION, participant: id, role: ROLE, language: 'en' }, who, null);
    return writeLetter(stepBytes(attempt.hello));
  },
  answer: async (letter) => {
    const taken = await attempt?.hear(stepOf(letter));
    keys = taken?.keys ?? keys;
    return taken?.answer ? writeLetter(stepBytes(taken.answer)) : null;
  },
};

function stepOf(letter: string): SealStep {
  const step = readStep(readLetter(letter) ?? new Uint8Array(0));
  if (!step) throw new Error('not a step of a handshake');
  return step;
}
