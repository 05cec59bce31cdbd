import type { Clock } from '../../platform';
import type { PinPool, PinRecord, PinStore } from '../../pins/pin-store';
import { CosmosFailure, type Documents, type Kept } from './documents';
import { ttlUntil } from './ttl';

/** Says no more than which PIN: what became of it is asked of the PIN itself. */
export interface PinName {
  readonly key: string;
}

/** A PIN that waits, by name in its pool, to be counted. */
export interface WaitingPin {
  readonly until: number;
}

const MAX_TRIES = 8;
/** PINs that wait at a company, in one answer. */
const POOL_PAGE = 1_000;
/** A refused PIN is still told apart as expired or used for a day; then the service takes it away. AUDIT-2 */
const MEMORY_MS = 24 * 60 * 60_000;

/**
 * A PIN stands under its key, and by name in two partitions: that of its session, to kill it, and that of its hash alone, to tell that
 * it is live elsewhere. Names come first: a PIN that waits can always be killed; a name without a PIN is nothing. One use is the
 * replacement under the ETag. PIN-3
 * While it waits it also stands in its pool, from after it is there to after it is used: what breaks off in between counts one too few or
 * one too many, until the PIN's time is over. PIN-7
 */
export function pinDocuments(
  documents: Documents<PinRecord>,
  names: Documents<PinName>,
  waiting: Documents<WaitingPin>,
  clock: Clock,
): PinStore {
  const ttl = (until: number) => ttlUntil(until + MEMORY_MS, clock());

  async function named(pk: string): Promise<readonly Kept<PinRecord>[]> {
    const keys: string[] = [];
    for await (const { body } of names.search({ pk })) keys.push(body.key);
    const found = await Promise.all(keys.map((key) => documents.get(own(key))));
    return found.flatMap((one) => one ?? []);
  }

  async function leave({ company, pool, key }: PinRecord): Promise<void> {
    await waiting.remove({ pk: ofPool(company, pool), id: key });
  }

  async function die(key: string): Promise<void> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const found = await documents.get(own(key));
      if (found?.body.use.state !== 'waiting') return;
      const dead: PinRecord = { ...found.body, use: { state: 'dead' } };
      if (await documents.replace(own(key), dead, found.etag, ttl(found.body.until))) return leave(found.body);
    }
    throw new CosmosFailure('crowded');
  }

  return {
    async reserve(pin) {
      const { key, anywhere, company, pool, session, until } = pin;
      for (const pk of [ofSession(company, session), ofHash(anywhere)])
        await names.create({ pk, id: key }, { key }, ttl(until));
      if (!(await documents.create(own(key), pin, ttl(until)))) return false;
      await waiting.create({ pk: ofPool(company, pool), id: key }, { until }, ttlUntil(until, clock()));
      return true;
    },
    async find(key) {
      const found = await documents.get(own(key));
      return found && { ...found.body, etag: found.etag };
    },
    async liveElsewhere(anywhere, company, now) {
      const all = await named(ofHash(anywhere));
      return all.some(({ body: pin }) => pin.company !== company && pin.use.state === 'waiting' && pin.until > now);
    },
    async live(company, pool, now) {
      let count = 0;
      const search = { pk: ofPool(company, pool), where: ['c.body.until > @now'], values: { now }, page: POOL_PAGE };
      for await (const _one of waiting.search(search)) count += 1;
      return count;
    },
    async spend(key, etag, by) {
      const found = await documents.get(own(key));
      if (found?.etag !== etag || found.body.use.state !== 'waiting') return false;
      const spent: PinRecord = { ...found.body, use: { state: 'spent', ...by } };
      if (!(await documents.replace(own(key), spent, etag, ttl(found.body.until)))) return false;
      await leave(found.body);
      return true;
    },
    async kill(company, session, olderThan) {
      const doomed = (await named(ofSession(company, session))).filter(
        ({ body: pin }) => pin.session === session && (!olderThan || isOlder(pin, olderThan)),
      );
      await Promise.all(doomed.map(({ body }) => die(body.key)));
    },
    // The service forgets by TTL.
    forget: async () => undefined,
  };
}

function isOlder(a: PinRecord, b: Pick<PinRecord, 'issuedAt' | 'key'>): boolean {
  return a.issuedAt === b.issuedAt ? a.key < b.key : a.issuedAt < b.issuedAt;
}

const own = (key: string) => ({ pk: key, id: key });
const ofSession = (company: string, session: string) => `session|${company}|${session}`;
const ofPool = (company: string, pool: PinPool) => `waiting|${company}|${pool}`;
const ofHash = (anywhere: string) => `anywhere|${anywhere}`;
