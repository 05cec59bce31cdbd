import { createHash } from 'node:crypto';
import type { Clock } from '../../platform';
import type { OnceStore } from '../../tokens/once-store';
import type { Documents } from './documents';
import { ttlUntil } from './ttl';

export interface OnceBody {
  readonly until: number;
  readonly value?: string;
}

/**
 * A key is a document: created once, taken out by its deletion under its ETag. The service forgets by TTL, some time after it; what
 * lingers is past its time, which reading checks.
 */
export function onceDocuments(documents: Documents<OnceBody>, clock: Clock): OnceStore {
  return {
    claim: (key, until) => documents.create(place(key), { until }, ttlUntil(until, clock())),
    async issue(key, value, until) {
      const isNew = await documents.create(place(key), { until, value }, ttlUntil(until, clock()));
      if (!isNew) throw new Error('a key that should be new is taken');
    },
    async spend(key, now) {
      const found = await documents.get(place(key));
      if (found?.body.value === undefined) return null;
      const isMine = await documents.remove(place(key), found.etag);
      return isMine && found.body.until > now ? found.body.value : null;
    },
    forget: async () => undefined,
  };
}

/** Keys hold what callers have chosen; a document's name may not hold everything. */
function place(key: string) {
  const name = createHash('sha256').update(key).digest('base64url');
  return { pk: name, id: name };
}
