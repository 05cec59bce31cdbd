import type { Clock } from '../../platform';
import { offerDue, type Offer } from '../../offers/offer';
import type { OfferStore } from '../../offers/offer-store';
import type { Documents } from './documents';
import { ttlUntil } from './ttl';

/** An agent is still told *expired* or *already used* for a day; then the service takes the offer away. PIN-8 */
const MEMORY_MS = 24 * 60 * 60_000;
/** The queue of requests that are of no conversation. */
const NO_CONVERSATION = '';

export interface OfferBody {
  readonly offer: Offer;
  /** When a waiting offer must be looked at again, ms since epoch; absent once it is settled, so that no search finds it. */
  readonly due?: number;
  /** Of a request that waits: the conversation that it is of. */
  readonly queue?: string;
}

/** A company's offers are a partition: its desks ask what waits every few seconds. One takes an offer by its replacement under the ETag. */
export function offerDocuments(documents: Documents<OfferBody>, clock: Clock): OfferStore {
  const ttl = ({ madeAt, until }: Offer) => ttlUntil(Math.max(until, madeAt + MEMORY_MS), clock());

  return {
    async create(offer) {
      if (!(await documents.create(placeOf(offer.company, offer.id), offerBody(offer), ttl(offer))))
        throw new Error('an offer id that should be new is taken');
    },
    async get(company, id) {
      const found = await documents.get(placeOf(company, id));
      return found && { offer: found.body.offer, etag: found.etag };
    },
    replace: (offer, etag) => documents.replace(placeOf(offer.company, offer.id), offerBody(offer), etag, ttl(offer)),
    async requests(company, conversation, limit) {
      const waiting: Offer[] = [];
      const where = ['(c.body.queue = @none OR c.body.queue = @conversation)'];
      const values = { none: NO_CONVERSATION, conversation: conversation ?? NO_CONVERSATION };
      const search = { pk: company, where, values, orderBy: 'c.body.offer.id ASC', page: limit };
      for await (const { body } of documents.search(search)) {
        waiting.push(body.offer);
        if (waiting.length === limit) break;
      }
      return waiting;
    },
    async due(now, limit) {
      const overdue: { company: string; id: string }[] = [];
      const search = { where: ['c.body.due <= @now'], values: { now }, orderBy: 'c.body.due ASC', page: limit };
      for await (const { body } of documents.search(search)) {
        overdue.push({ company: body.offer.company, id: body.offer.id });
        if (overdue.length === limit) break;
      }
      return overdue;
    },
    // The service forgets by TTL.
    forget: async () => undefined,
  };
}

function offerBody(offer: Offer): OfferBody {
  const due = offerDue(offer);
  const isQueued = due !== null && offer.kind === 'request';
  return {
    offer,
    ...(due !== null && { due }),
    ...(isQueued && { queue: offer.conversation ?? NO_CONVERSATION }),
  };
}

function placeOf(company: string, id: string) {
  return { pk: company, id };
}
