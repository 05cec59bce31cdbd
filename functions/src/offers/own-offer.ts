import { accept, refuse, type Outcome } from '@beside/protocol';
import type { CompanyLedger } from '../audit/ledger/company-ledger';
import type { PinStore } from '../pins/pin-store';
import type { Clock } from '../platform';
import { seeOffer, settleOffer, type Offer, type OfferState } from './offer';
import type { OfferStore } from './offer-store';

/** The page asks, an agent takes, the clock settles: more conflicts in a row than this mean that something is broken. */
const MAX_TRIES = 8;
/** One page of what is overdue; the next sweep takes the rest. */
const SWEEP_LIMIT = 500;
/** Remembered this long, so that an agent can still be told *expired* or *already used*. PIN-8 */
const OFFER_MEMORY_MS = 24 * 60 * 60_000;

/** A pure step from one offer to the next; the same offer when nothing changes. */
export type OfferStep = (offer: Offer, now: number) => Offer;

export type OwnOffers = ReturnType<typeof createOwnOffers>;

interface Parts {
  readonly offers: OfferStore;
  readonly pins: PinStore;
  readonly ledger: CompanyLedger;
  readonly clock: Clock;
}

/** What may be done with an offer that is there, but for taking it. SESS-16 */
export function createOwnOffers({ offers, pins, ledger, clock }: Parts) {
  async function change(company: string, id: string, step: OfferStep): Promise<Outcome<Offer>> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const stored = await offers.get(company, id);
      if (!stored) return refuse('offer/unknown');
      const { offer: before, etag } = stored;
      const now = clock();
      const settled = settleOffer(before, now);
      const after = step(settled, now);
      if (after === before) return accept(before);
      if (!(await offers.replace(after, etag))) continue;
      if (before.state.is === 'waiting' && after.state.is !== 'waiting') await over(after);
      return accept(after);
    }
    return refuse('store/conflict');
  }

  /** Its PIN is free, and the audit knows of a request that nobody took. */
  async function over({ company, id, kind, origin, state }: Offer): Promise<void> {
    await pins.kill(company, id);
    if (kind === 'pin' || state.is === 'taken' || state.is === 'waiting') return;
    await ledger.add(company, { type: 'request', change: state.is, origin });
  }

  /** What is settled stays. */
  const waiting = (offer: Offer, state: OfferState): Offer =>
    offer.state.is === 'waiting' ? { ...offer, state } : offer;
  const isTaken = ({ state }: Offer, session: string) => state.is === 'taken' && state.session === session;

  return {
    /** The page asks how it stands: whoever asks is still there. */
    ask: (company: string, id: string) => change(company, id, seeOffer),
    withdraw: (company: string, id: string) => change(company, id, (offer) => waiting(offer, { is: 'withdrawn' })),
    /** Whether this session, of all that want it, is the one that the offer becomes. */
    async claim(company: string, id: string, session: string): Promise<boolean> {
      const claimed = await change(company, id, (offer, at) => waiting(offer, { is: 'taken', session, at }));
      return claimed.ok && isTaken(claimed.value, session);
    },
    /** The session did not come about: the offer waits again. */
    async release(company: string, id: string, session: string): Promise<void> {
      await change(company, id, (offer) => (isTaken(offer, session) ? { ...offer, state: { is: 'waiting' } } : offer));
    },
    async sweep(): Promise<void> {
      for (const { company, id } of await offers.due(clock(), SWEEP_LIMIT)) await change(company, id, (offer) => offer);
      await offers.forget(clock() - OFFER_MEMORY_MS);
    },
  };
}
