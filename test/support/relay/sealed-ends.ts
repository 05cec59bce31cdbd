import {
  beginAttempt,
  createCustomerHandshakes,
  createCustomerSeal,
  createViewerSeal,
  resumableAfter,
  type CustomerSeal,
  type Resumable,
  type SharedKeys,
  type ViewerSeal,
} from '@beside/protocol/channel';

export const WHO = { company: 'norland', origin: 'https://www.norland.test', agent: 'Anna Visser' };
const SESSION = 's-1';
const ROLE = 'agent';

/** Both sides of a sealed channel, acquainted as by words that were compared; and what each has kept for later. */
export class SealedEnds {
  kept: readonly Resumable[] = [];
  resume: CryptoKey | null = null;
  private hop: Uint8Array<ArrayBuffer> | undefined;

  private constructor(
    readonly viewerId: string,
    private readonly keys: { readonly customer: SharedKeys; readonly viewer: SharedKeys },
  ) {}

  static async acquaint(viewerId = 'viewer-1'): Promise<SealedEnds> {
    return new SealedEnds(viewerId, await shake(viewerId));
  }

  /** The customer's page on which *Allow* was pressed. */
  async customer(): Promise<CustomerSeal> {
    const seal = await this.nextPage();
    await seal.meet(this.viewerId, ROLE, this.keys.customer);
    return seal;
  }

  /** The customer's next page: it has what the one before kept. */
  nextPage(): Promise<CustomerSeal> {
    return createCustomerSeal({
      session: SESSION,
      words: 'en',
      policy: '',
      who: () => WHO,
      resumable: this.kept,
      hop: this.hop,
      remember: async (kept) => void (this.kept = kept),
      strangers: 0,
      countStrangers: async () => {},
    });
  }

  /** The customer goes to a page of another origin: all that comes with them is what the page before has left. SEAL-13 */
  async hopOver(): Promise<void> {
    const left = await (await this.nextPage()).hop();
    this.kept = await resumableAfter(left);
    this.hop = left.hop;
  }

  viewer(): ViewerSeal {
    return this.viewerSeal(this.viewerId, this.keys.viewer);
  }

  /** A desk that the CRM has built again: it has what its top window kept. */
  rebuilt(viewerId: string): ViewerSeal {
    return this.viewerSeal(viewerId, null);
  }

  private viewerSeal(participant: string, keys: SharedKeys | null): ViewerSeal {
    return createViewerSeal({
      session: SESSION,
      participant,
      role: ROLE,
      language: 'en',
      who: () => WHO,
      keys,
      resume: this.resume,
      remember: (resume) => void (this.resume = resume),
    });
  }
}

async function shake(participant: string) {
  const signingKey = new Uint8Array(65);
  const customer = createCustomerHandshakes({
    facts: { session: SESSION, words: 'en', policy: '', signingKey },
    who: () => WHO,
    resumable: () => [],
    countStranger: async () => true,
  });
  const facts = { session: SESSION, participant, role: ROLE, language: 'en' } as const;
  const viewer = await beginAttempt(facts, () => WHO, null);
  const offer = await customer.hear(participant, viewer.hello);
  const shown = offer.answer && (await viewer.hear(offer.answer));
  const confirmed = shown?.answer && (await customer.hear(participant, shown.answer));
  const done = confirmed?.answer && (await viewer.hear(confirmed.answer));
  if (!confirmed?.met || !done?.keys) throw new Error('no keys');
  return { customer: confirmed.met.keys, viewer: done.keys };
}
