import { createCustomerHandshakes, type Heard } from './customer-handshakes';
import { hopBytes, type OfferFacts, type SharedKeys, type Who } from './handshake';
import type { Intent, SealStep } from './handshake-messages';
import { actOpener, newEpoch, type EpochSeal } from './sealed-frames';
import { macKeyOf, newSigningKey, NONCE_BYTES, random, type Bytes } from './suite';

/** What a handshake has left for the next one with the same viewer; none of it can be read out. SEAL-11 */
export interface Resumable {
  readonly viewer: string;
  readonly role: Intent['role'];
  /** The newest first. The one before it is kept until the viewer has shown that it holds the newest. */
  readonly keys: readonly CryptoKey[];
}

/** What a page hands to the next one, of another origin, to go on with the same viewers. SEAL-13 */
export interface Hop {
  readonly hop: Bytes;
  readonly viewers: readonly {
    readonly viewer: string;
    readonly role: Intent['role'];
    readonly keys: readonly Bytes[];
  }[];
}

/** The same as keys that cannot be read out any more. */
export async function resumableAfter({ viewers }: Hop): Promise<readonly Resumable[]> {
  return Promise.all(viewers.map(async (one) => ({ ...one, keys: await Promise.all(one.keys.map(macKeyOf)) })));
}

export interface CustomerSealOptions extends Omit<OfferFacts, 'signingKey'> {
  readonly who: () => Who;

  /** What an earlier page of this session has kept. */
  readonly resumable: readonly Resumable[];
  /** Keeps it for the next page, until the session ends. */
  readonly remember: (resumable: readonly Resumable[]) => Promise<void>;
  /** How many strangers' HELLOs earlier pages of this session have answered. */
  readonly strangers: number;
  /** Keeps their number for the next page. */
  readonly countStrangers: (strangers: number) => Promise<void>;
}

/** In one session, whatever its participants are called: names are the server's to give, and pages may be loaded anew. SEAL-6 */
const MAX_STRANGERS = 12;

/** C's side of the sealed channel on one page: who may look, under which keys. */
export interface CustomerSeal {
  /** A viewer's step. One that resumes is met at once; a stranger only by `meet`, when the customer has allowed it. SEAL-7 */
  hear(viewer: string, step: SealStep): Promise<Heard>;
  /** From the next epoch on this viewer can look; an agent's desk takes the place of the one before it. SEAL-7 */
  meet(viewer: string, role: Intent['role'], keys: SharedKeys): Promise<void>;
  /** From the next epoch on it cannot, and cannot resume. */
  dismiss(viewer: string): Promise<void>;
  viewers(): readonly string[];
  /** For the next page, should it be of another origin. Each is another one. SEAL-13 */
  hop(): Promise<Hop>;
  /** A new key for those who look now. SEAL-8 */
  epoch(epoch: string): Promise<{ readonly turn: number; readonly seal: EpochSeal }>;
  /** What a viewer has sent; `null` when it is not genuine, or not newer than the last. */
  open(
    place: { readonly epoch: string; readonly viewer: string; readonly seq: number },
    bytes: Uint8Array,
  ): Promise<Bytes | null>;
}

interface Viewer {
  readonly role: Intent['role'];
  readonly keys: SharedKeys;
  readonly open: ReturnType<typeof actOpener>;
  last: number;
}

export async function createCustomerSeal(options: CustomerSealOptions): Promise<CustomerSeal> {
  const { session, words, policy, who, remember, hop } = options;
  const signing = await newSigningKey();
  const resumable = new Map(options.resumable.map((one) => [one.viewer, one]));
  const viewers = new Map<string, Viewer>();
  let { strangers } = options;
  let turn = 0;
  const handshakes = createCustomerHandshakes({
    facts: { session, words, policy, signingKey: signing.publicKey, hop },
    who,
    countStranger: async () => {
      if (strangers >= MAX_STRANGERS) return false;
      strangers += 1;
      await options.countStrangers(strangers);
      return true;
    },
    // Whoever resumes is what it was when the customer let it in.
    resumable: (role) => [...resumable.values()].flatMap((one) => (one.role === role ? one.keys : [])),
  });

  const keep = () => remember([...resumable.values()]);

  async function meet(
    viewer: string,
    role: Intent['role'],
    keys: SharedKeys,
    resumed: CryptoKey | null,
  ): Promise<void> {
    for (const known of [viewers, resumable])
      for (const [id, one] of known) if (role === 'agent' && one.role === 'agent') known.delete(id);
    viewers.set(viewer, { role, keys, open: actOpener(session, keys.act), last: 0 });
    resumable.set(viewer, { viewer, role, keys: resumed ? [keys.resume, resumed] : [keys.resume] });
    await keep();
  }

  return {
    hear: async (viewer, step) => {
      const heard = await handshakes.hear(viewer, step);
      // Kept before the viewer hears of it: a page that goes away in between can still be resumed with.
      if (!heard.met?.resumed) return heard;
      const { intent, keys, resumed } = heard.met;
      await meet(viewer, intent.role, keys, resumed);
      return heard;
    },
    meet: (viewer, role, keys) => meet(viewer, role, keys, null),
    dismiss: async (viewer) => {
      viewers.delete(viewer);
      resumable.delete(viewer);
      await keep();
    },
    viewers: () => [...viewers.keys()],
    hop: async () => {
      const next = random(NONCE_BYTES);
      const hopping = [...resumable.values()].map(async ({ keys, ...one }) => ({
        ...one,
        keys: await Promise.all(keys.map((key) => hopBytes(key, next))),
      }));
      return { hop: next, viewers: await Promise.all(hopping) };
    },
    epoch: async (epoch) => {
      turn += 1;
      const at = turn;
      const looking = [...viewers].map(([id, { keys }]) => ({ id, wrap: keys.wrap }));
      return { turn: at, seal: await newEpoch({ session, epoch, turn: at }, looking, signing) };
    },
    open: async ({ epoch, viewer, seq }, bytes) => {
      const known = viewers.get(viewer);
      const opened = known ? await known.open({ epoch, sender: viewer, seq }, bytes) : null;
      if (!known || !opened || seq <= known.last) return null;
      known.last = seq;
      const kept = resumable.get(viewer);
      if (kept && kept.keys.length > 1) {
        resumable.set(viewer, { ...kept, keys: kept.keys.slice(0, 1) });
        await keep();
      }
      return opened;
    },
  };
}
