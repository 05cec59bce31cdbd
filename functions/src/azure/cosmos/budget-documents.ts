import { createHash } from 'node:crypto';
import type { Clock } from '../../platform';
import type { Budget, BudgetStore } from '../../pins/budget-store';
import { CosmosFailure, type Documents } from './documents';
import { ttlUntil } from './ttl';

const HOUR_MS = 60 * 60_000;
/** So many others added in between: one budget is used more often than one document can be written. */
const MAX_TRIES = 32;

export interface BudgetLevel {
  readonly level: number;
  /** When it was that, ms since epoch. */
  readonly at: number;
}

/** A level is a document, raised by its replacement under the ETag: of additions in parallel none is lost. Adding nothing writes nothing. */
export function budgetDocuments(documents: Documents<BudgetLevel>, clock: Clock): BudgetStore {
  return {
    async add(budget, amount, now) {
      const place = placeOf(budget.key);
      const ttl = ttlUntil(now + (budget.cap / budget.drainsPerHour) * HOUR_MS, clock());
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const found = await documents.get(place);
        const next = raise(found?.body ?? { level: 0, at: now }, budget, amount, now);
        if (amount === 0) return next.level;
        const isAdded = found
          ? await documents.replace(place, next, found.etag, ttl)
          : await documents.create(place, next, ttl);
        if (isAdded) return next.level;
      }
      throw new CosmosFailure('crowded');
    },
    // An empty level is as good as none: the service takes it away by TTL.
    forget: async () => undefined,
  };
}

function raise({ level, at }: BudgetLevel, { drainsPerHour, cap }: Budget, amount: number, now: number): BudgetLevel {
  const left = Math.max(0, level - (drainsPerHour / HOUR_MS) * Math.max(0, now - at));
  return { level: Math.min(cap, Math.max(0, left + amount)), at: Math.max(at, now) };
}

/** Keys hold what a document's name may not. */
function placeOf(key: string) {
  const name = createHash('sha256').update(key).digest('base64url');
  return { pk: name, id: name };
}
