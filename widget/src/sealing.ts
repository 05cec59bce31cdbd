import type { SessionView } from '@beside/protocol';
import type { CustomerSeal } from '@beside/protocol/channel';
import type { Acquaintance, ComparedWords } from './acquaintance';
import type * as ChannelFile from './channel';
import type { ApiClient } from './consent/api-client';
import type { Pass, PassStore } from './consent/pass';
import type { HopReady } from './hop';
import type { SpokenList } from './language-files';
import type { Policy } from './privacy/policy';

/** The sealed channel on this page: with whom it is shared, and how one more comes to share it. */
export interface Sealed {
  readonly channel: typeof ChannelFile;
  readonly seal: CustomerSeal;
  readonly acquaintance: Acquaintance;
}

export interface SealingParts {
  readonly api: ApiClient;
  readonly passes: PassStore;
  /** By the page's own tag: the server, whom the words watch, cannot switch it off. SEAL-6 */
  readonly mustPick: boolean;
  readonly fetchChannel: () => Promise<typeof ChannelFile>;
  readonly fetchSpoken: () => Promise<SpokenList>;
  /** A viewer that this page does not know has come so far that there are words. SEAL-7 */
  readonly onWords: (words: ComparedWords) => void;
  readonly onEnded: () => void;
}

/** Keeps the page's one sealed channel. */
export interface Sealing {
  /** The channel; made once, and again when another page has been in between. `null`: its files do not come. */
  open(own: Pass, view: SessionView, policy: Policy): Promise<Sealed | null>;
  /** The channel, where it is open or opening. */
  current(): Promise<Sealed> | null;
  /** The page goes away, perhaps to another origin of this site. SEAL-13 */
  leave(): void;
  close(): void;
}

export function createSealing({
  api,
  passes,
  fetchChannel,
  fetchSpoken,
  mustPick,
  onWords,
  onEnded,
}: SealingParts): Sealing {
  let current: Promise<Sealed> | null = null;
  let hop: HopReady | null = null;

  async function seal(own: Pass, { companyName: company, agentName: agent }: SessionView, policy: Policy) {
    const [channel, { language, list }] = await Promise.all([fetchChannel(), fetchSpoken()]);
    let kept = await passes.kept();
    const seal = await channel.createCustomerSeal({
      session: own.session,
      words: language,
      policy: policy.hash,
      who: () => ({ company, origin: location.origin, agent }),
      ...kept,
      remember: async (resumable) => {
        kept = { ...kept, resumable, letters: acquaintance.read() };
        await passes.keep(kept);
        next.renew();
      },
      countStrangers: (strangers) => passes.keep((kept = { ...kept, strangers })),
    });
    const acquaintance = channel.openAcquaintance({
      seal,
      list,
      after: kept.letters,
      mustPick: mustPick || policy.mustPickWords === true,
      letters: channel.openLetterBox(api, own),
      onWords,
      onEnded,
    });
    const next = channel.prepareHop({ api, own, seal, letters: acquaintance.read, strangers: () => kept.strangers });
    next.renew();
    hop = next;
    return { channel, seal, acquaintance };
  }

  return {
    open: (own, view, policy) => {
      current ??= seal(own, view, policy);
      return current.catch(() => {
        current = null; // asked for again
        return null;
      });
    },
    current: () => current,
    leave: () => hop?.leave(),
    close: () => {
      hop?.stop();
      hop = null;
      void current?.then(({ acquaintance }) => acquaintance.stop()).catch(() => undefined);
      current = null;
    },
  };
}
