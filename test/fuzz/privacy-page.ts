import { encode, pageMessage, decodePage, type PageMessage } from '@beside/protocol';
import { startCapture } from '../../widget/src/capture/capture';
import { laterSensors } from '../../widget/src/capture/later-sensors';
import { Lens } from '../../widget/src/privacy/lens';
import { seededRandom } from '../support/seeded-random';
import { createChoose } from './page-generator-choice';
import { below, createGenerator } from './page-generator';
import { createCanaries, createSearch, OPEN_WORD, STEM } from './privacy-canary';
import { createMutations } from './privacy-mutation';
import { Oracle, pathOf, type FuzzPolicy } from './privacy-oracle';

export interface PrivacyBatch {
  /** What was found in what left, with what was done before. */
  readonly hit: string | null;
  /** Words made for open places, and those of them that left. */
  readonly opened: number;
  readonly arrived: number;
  readonly bytes: number;
}

declare global {
  interface Window {
    privacyFuzz: {
      start(seed: number, policy: FuzzPolicy): Promise<PrivacyBatch>;
      batch(mutations: number): Promise<PrivacyBatch>;
    };
  }
}

const FIRST_PARTS = 40;

window.privacyFuzz = (() => {
  let run: (mutations: number) => Promise<PrivacyBatch> = () => Promise.reject(new Error('not started'));
  return {
    start: async (seed, policy) => {
      const choose = createChoose(seededRandom(seed));
      const canaries = createCanaries();
      const oracle = new Oracle(policy);
      const generator = createGenerator(document, choose, canaries, oracle);
      const mutate = createMutations(document, choose, canaries, oracle, generator);
      const inText = createSearch();
      const inBytes = createSearch();
      const arrived = new Set<string>();
      const log: string[] = [];
      let hit: string | null = null;
      let bytes = 0;

      const look = (messages: readonly PageMessage[]) => {
        const packed = encode(pageMessage, messages);
        bytes += packed.length;
        const decoded = decodePage(packed);
        if (!decoded.ok) throw new Error(decoded.code);
        const text = JSON.stringify(decoded.value);
        for (const [word] of text.matchAll(OPEN_WORD)) arrived.add(word);
        const found = inText(text) ?? inBytes(new TextDecoder('latin1').decode(packed));
        if (found) hit ??= `${found}\n  stands in ${standsIn(found, oracle)}\n  after ${log.slice(-300).join(' ')}`;
      };
      for (let n = 0; n < FIRST_PARTS; n++) generator.insert(document.body, null);
      const own = document.createElement('beside-widget');
      document.documentElement.append(own);
      const lens = new Lens({ version: 1, hash: '', ...policy });
      const capture = startCapture({ page: document, own, lens, inFlight: () => 0, send: look });
      capture.sense(laterSensors);
      run = async (mutations) => {
        for (let n = 0; n < mutations; n++) log.push(mutate());
        await settled(() => capture.settledHash() !== null);
        return { hit, opened: canaries.opened, arrived: arrived.size, bytes };
      };
      return run(0);
    },
    batch: (mutations) => run(mutations),
  };
})();

/** The places of what was found, from the inside out; `*` was moved. */
function standsIn(found: string, oracle: Oracle): string {
  const word = new RegExp(`${STEM}\\d{6}`).exec(found)?.[0] ?? STEM;
  const own = (node: Node) =>
    node.nodeType === 1 ? (node.cloneNode(false) as Element).outerHTML.replace(/<\/.*/, '') : (node.nodeValue ?? '');
  const described = (node: Node) => (oracle.moved.has(node) ? '*' : '') + own(node);
  return [...below(document.documentElement)]
    .filter((node) => own(node).includes(word))
    .map((node) => [
      node,
      ...pathOf((node.parentNode as Partial<ShadowRoot>).host ?? node.parentElement ?? document.documentElement),
    ])
    .map((path) => path.map(described).join(' in '))
    .join('; ');
}

/** Observers report first, then what they reported is sent. */
async function settled(isSettled: () => boolean): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 0));
  while (!isSettled());
}
