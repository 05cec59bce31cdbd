import type { Offer } from './offer';

export interface StoredOffer {
  readonly offer: Offer;
  readonly etag: string;
}

export interface OfferStore {
  /** Create-only: the id is new. */
  create(offer: Offer): Promise<void>;
  get(company: string, id: string): Promise<StoredOffer | null>;
  /** Replaces what has this ETag: of two who take it one does. `false` when it is not that any more. SESS-15 */
  replace(offer: Offer, etag: string): Promise<boolean>;
  /** Requests that wait, the oldest first: those of this chat, and those of none. */
  requests(company: string, conversation: string | null, limit: number): Promise<readonly Offer[]>;
  /** Waiting offers whose time is over at `now`, the oldest first. */
  due(now: number, limit: number): Promise<readonly { readonly company: string; readonly id: string }[]>;
  /** Forgets offers that were made before this moment. */
  forget(before: number): Promise<void>;
}
