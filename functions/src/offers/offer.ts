import {
  OFFER_POLL_MS,
  REQUEST_AWAY_MS,
  type OfferKind,
  type OfferView,
  type Versions,
  type WaitingRequest,
} from '@beside/protocol';

/** What has become of an offer. All but `waiting` is final. */
export type OfferState =
  | { readonly is: 'waiting' }
  | { readonly is: 'taken'; readonly session: string; readonly at: number }
  | { readonly is: 'withdrawn' }
  | { readonly is: 'missed' };

/** A customer offers to share, before any agent is known. Times are ms since epoch. */
export interface Offer {
  /** UUIDv7. */
  readonly id: string;
  readonly company: string;
  /** The page's origin, as the browser said it. */
  readonly origin: string;
  readonly kind: OfferKind;
  /** The chat that it was made in, as the page says; `null` without one. */
  readonly conversation: string | null;
  /** Who the customer will be in the session. */
  readonly participant: string;
  /** RFC 7638 thumbprint of the customer's key. */
  readonly jkt: string;
  /** Wire versions of the customer's page. */
  readonly versions: Versions;
  readonly madeAt: number;
  /** When it is over if nobody takes it. */
  readonly until: number;
  /** When the page last asked; of requests only, and not to the second. */
  readonly seenAt: number;
  readonly state: OfferState;
}

/** A page that asks every few seconds is written down this often. */
const SEEN_EVERY_MS = 5 * OFFER_POLL_MS;

/** When a waiting offer must be looked at again; `null` once it is settled. SESS-16 */
export function offerDue(offer: Offer): number | null {
  if (offer.state.is !== 'waiting') return null;
  return offer.kind === 'pin' ? offer.until : Math.min(offer.until, offer.seenAt + REQUEST_AWAY_MS);
}

/** The offer with what time has done to it: nobody came, or the page went away. */
export function settleOffer(offer: Offer, now: number): Offer {
  const due = offerDue(offer);
  if (due === null || due > now) return offer;
  return { ...offer, state: { is: due === offer.until ? 'missed' : 'withdrawn' } };
}

/** The page has asked. The same offer when that need not be written down. */
export function seeOffer(offer: Offer, now: number): Offer {
  if (offer.state.is !== 'waiting' || offer.kind === 'pin' || now - offer.seenAt < SEEN_EVERY_MS) return offer;
  return { ...offer, seenAt: now };
}

export function viewOffer(offer: Offer, now: number): OfferView {
  const { is } = offer.state;
  return is === 'waiting' ? { state: is, until: offer.until, now } : { state: is };
}

export function viewRequest(offer: Offer): WaitingRequest {
  const { id, conversation, origin, madeAt: since } = offer;
  return { id, conversation, origin, since, until: offer.until };
}
