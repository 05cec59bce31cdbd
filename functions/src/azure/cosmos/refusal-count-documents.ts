import { createHash } from 'node:crypto';
import type { CountedRefusals, RefusalCountStore, RefusalKind } from '../../audit/refusal-count-store';
import { CosmosFailure, type Documents, type Place } from './documents';

/** So many others counted in between: more of one kind in a minute than one document can be written. */
const MAX_TRIES = 32;

/** A kind within its minute is a document, and counts by its replacement under the ETag. It stays until the ledger has it. AUDIT-10 */
export function refusalCountDocuments(documents: Documents<CountedRefusals>): RefusalCountStore {
  async function change(kind: RefusalKind, next: (now: CountedRefusals) => CountedRefusals): Promise<void> {
    const place = placeOf(kind);
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const found = await documents.get(place);
      const { company, minute, reason, origin } = kind;
      const changed = next(found?.body ?? { company, minute, reason, origin, count: 0, written: 0 });
      if (found ? await documents.replace(place, changed, found.etag) : await documents.create(place, changed)) return;
    }
    throw new CosmosFailure('crowded');
  }

  return {
    add: (kind) => change(kind, (now) => ({ ...now, count: now.count + 1 })),
    async all(limit) {
      const counted: CountedRefusals[] = [];
      const search = { where: ['c.body.minute >= @first'], values: { first: 0 }, orderBy: 'c.body.minute ASC' };
      for await (const { body } of documents.search({ ...search, page: limit })) {
        counted.push(body);
        if (counted.length === limit) break;
      }
      return counted;
    },
    wrote: (kind, count) => change(kind, (now) => ({ ...now, written: count })),
    async forget(kind, count) {
      const found = await documents.get(placeOf(kind));
      // Where the ETag is another by now, more have come.
      if (found && found.body.count <= count) await documents.remove(placeOf(kind), found.etag);
    },
  };
}

function placeOf({ company, minute, reason, origin }: RefusalKind): Place {
  const id = createHash('sha256')
    .update(JSON.stringify([minute, reason, origin]))
    .digest('base64url');
  return { pk: company, id };
}
