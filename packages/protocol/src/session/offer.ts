import { refuse, type Outcome } from '../refusal';

/** What the customer's page is told of what it has offered. Times are ms since epoch on the server's clock; `now` is that clock. */
export type OfferView =
  | { readonly state: 'waiting'; readonly until: number; readonly now: number }
  | { readonly state: 'taken' | 'withdrawn' | 'missed' };

/** A customer who waits, as the desks of the company see it. */
export interface WaitingRequest {
  readonly id: string;
  /** The chat it was made in; `null`: it waits for any agent. */
  readonly conversation: string | null;
  readonly origin: string;
  readonly since: number;
  readonly until: number;
}

/** Decodes a view at the door of an end; anything that does not fit is `wire/malformed`. WIRE-2 */
export function decodeOfferView(value: unknown): Outcome<OfferView> {
  if (typeof value !== 'object' || value === null) return refuse('wire/malformed');
  const { state, until, now } = value as Readonly<Record<string, unknown>>;
  if (state === 'taken' || state === 'withdrawn' || state === 'missed') return { ok: true, value: { state } };
  if (state !== 'waiting' || !Number.isSafeInteger(until) || !Number.isSafeInteger(now))
    return refuse('wire/malformed');
  return { ok: true, value: { state, until: until as number, now: now as number } };
}

/** The same for what waits; a list with one entry that does not fit is refused whole. WIRE-2 */
export function decodeRequests(value: unknown): Outcome<readonly WaitingRequest[]> {
  if (!Array.isArray(value)) return refuse('wire/malformed');
  const requests = value.map(readRequest);
  return requests.includes(null) ? refuse('wire/malformed') : { ok: true, value: requests as WaitingRequest[] };
}

function readRequest(value: unknown): WaitingRequest | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, conversation, origin, since, until } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof origin !== 'string') return null;
  if (conversation !== null && typeof conversation !== 'string') return null;
  if (!Number.isSafeInteger(since) || !Number.isSafeInteger(until)) return null;
  return { id, conversation, origin, since: since as number, until: until as number };
}
