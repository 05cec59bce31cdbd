import {
  accept,
  CUSTOMER_PIN_DIGITS,
  refuse,
  type OfferKind,
  type Outcome,
  type Refusal,
  type Versions,
} from '@beside/protocol';
import type { CompanyLedger } from '../audit/ledger/company-ledger';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/settings';
import type { Budget, BudgetStore } from '../pins/budget-store';
import { drawDigits } from '../pins/draw-digits';
import { offerPinHash, type Pepper } from '../pins/pin-hash';
import { offerPool, type PinStore } from '../pins/pin-store';
import type { Clock, Random } from '../platform';
import { uuidV7 } from '../sessions/uuid-v7';
import type { Offer } from './offer';
import type { OfferStore } from './offer-store';

/** A person offers once or twice; a page that goes on is a script. */
const OFFERS_OF_A_SOURCE = 10;
const OFFERS_DRAIN_PER_HOUR = 30;
const HOUR_MS = 60 * 60_000;
/** A PIN of the customer is longer where so many wait that a guess would hit one more often than this. PIN-8 */
const MOST_CHANCE = 2e-5;
/** Twice the same PIN of six digits among twenty is rare; eight times is chance no more. */
const MAX_DRAWS = 8;

export interface Offering {
  readonly company: Company;
  readonly origin: string;
  readonly source: string;
  readonly kind: OfferKind;
  readonly conversation: string | null;
  readonly jkt: string;
  readonly versions: Versions;
}

/** `retryAfter` in s. */
export type TooMany = Refusal & { readonly retryAfter: number };

interface Parts {
  readonly offers: OfferStore;
  readonly pins: PinStore;
  readonly budgets: BudgetStore;
  readonly ledger: CompanyLedger;
  readonly pepper: Pepper;
  readonly clock: Clock;
  readonly random: Random;
}

/** A customer offers to share, with a PIN to read out or in the queue. Nothing is shared by it, and no agent is known yet. SESS-15 SESS-16 */
export function createOfferMaker({ offers, pins, budgets, ledger, pepper, clock, random }: Parts) {
  async function issue(offer: Offer): Promise<string> {
    const { company, id, madeAt, until } = offer;
    for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
      const pin = drawDigits(await digitsFor(company), random);
      const key = offerPinHash(pepper, company, pin);
      const anywhere = offerPinHash(pepper, null, pin);
      const pool = offerPool(pin.length);
      const use = { state: 'waiting' } as const;
      const record = { key, anywhere, company, pool, session: id, issuedAt: madeAt, until, use };
      if (await pins.reserve(record)) return pin;
    }
    throw new Error('no free PIN found');
  }

  async function digitsFor(company: string): Promise<number> {
    for (const digits of CUSTOMER_PIN_DIGITS) {
      const live = await pins.live(company, offerPool(digits), clock());
      if ((live + 1) / 10 ** digits <= MOST_CHANCE) return digits;
    }
    return Math.max(...CUSTOMER_PIN_DIGITS);
  }

  return async (offering: Offering): Promise<Outcome<{ offer: Offer; pin: string | null }> | TooMany> => {
    const { company, origin, source, kind, conversation, jkt, versions } = offering;
    const { starts, limits, requestWaits } = settingsOf(company);
    if (!(kind === 'pin' ? starts.customerPin : starts.request)) return refuse('start/off');
    const now = clock();
    const budget: Budget = {
      key: `offers:${company.id}:${source}`,
      drainsPerHour: OFFERS_DRAIN_PER_HOUR,
      cap: OFFERS_OF_A_SOURCE + 1,
    };
    const level = await budgets.add(budget, 1, now);
    if (level > OFFERS_OF_A_SOURCE) {
      const waitMs = ((level - OFFERS_OF_A_SOURCE) / OFFERS_DRAIN_PER_HOUR) * HOUR_MS;
      return { ...refuse('request/too-many'), retryAfter: Math.ceil(waitMs / 1000) };
    }
    const offer: Offer = {
      ...{ id: uuidV7(now, random), participant: uuidV7(now, random) },
      ...{ company: company.id, origin, kind, conversation, jkt, versions },
      until: now + (kind === 'pin' ? limits.invitation : requestWaits),
      ...{ madeAt: now, seenAt: now, state: { is: 'waiting' } },
    };
    await offers.create(offer);
    const pin = kind === 'pin' ? await issue(offer) : null;
    if (kind === 'request') await ledger.add(company.id, { type: 'request', change: 'made', origin });
    return accept({ offer, pin });
  };
}
