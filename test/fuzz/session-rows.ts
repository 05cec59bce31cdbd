import { transition, type SessionEvent } from '@beside/protocol';
import { openSqlite, type SessionRecord, type Stores } from '@beside/functions';
import { createRowWriter } from '../../functions/testing/row-writer';
import { company, end, idOf, invited, MINUTE, redeemed } from '../contract/stores/fixtures';
import { ANNA, openDataverse, ORGANISATION, type Plan } from '../support/servers/open-dataverse';
import { seededRandom } from '../support/seeded-random';

/** What can happen to one request on its way to Dataverse. */
const fates = [
  'answered',
  'answered',
  'answered',
  'lost',
  'lost answer',
  'late',
  'throttled',
  'away',
  'forbidden',
] as const;
type Fate = (typeof fates)[number];

const SESSIONS = 3;
const STEPS = 80;
/** A request is under way for so many turns of the event loop at most; one step of the run takes one. */
const LONGEST_TURNS = 8;
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));
const NEXT: readonly SessionEvent[] = [redeemed, { type: 'allow' }, { type: 'pause' }, { type: 'continue' }, end];

export interface RowRun {
  readonly broken: readonly string[];
  readonly requests: number;
  readonly fates: ReadonlySet<Fate>;
}

/**
 * Sessions change while two instances of the server write their rows over a way on which everything may happen; at last the way is good, and every
 * row must be the newest. The same for the same seed.
 */
export async function runRows(seed: number): Promise<RowRun> {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  /** How often nothing happens: from never to nearly always. */
  const calm = random();
  const dataverse = openDataverse();
  const stores = openSqlite(':memory:');
  const struck = new Set<Fate>();
  const broken: string[] = [];
  const seen = new Map<string, number>();
  let now = Date.UTC(2026, 10, 2, 12);
  let isGood = false;
  let requests = 0;
  const late: (() => Promise<unknown>)[] = [];
  const pass = (ms: number) => {
    now += ms;
    dataverse.pass(ms);
  };

  const look = () => {
    for (let number = 1; number <= SESSIONS; number += 1) {
      const revision = Number(dataverse.values(idOf(number))?.['beside_revision'] ?? 0);
      if (revision < (seen.get(idOf(number)) ?? 0)) broken.push(`${number}: an older row replaced a newer one`);
      seen.set(idOf(number), revision);
    }
  };
  const plan: Plan = async (request, answer) => {
    requests += 1;
    const fate = isGood || random() < calm ? 'answered' : pick(fates);
    struck.add(fate);
    for (let turns = Math.floor(random() * LONGEST_TURNS); turns > 0; turns -= 1) await turn();
    switch (fate) {
      case 'answered': {
        const answered = await answer();
        look();
        return answered;
      }
      case 'lost':
        throw Object.assign(new Error('no answer'), { name: 'TimeoutError' });
      case 'lost answer':
        await answer();
        look();
        throw Object.assign(new Error('no answer'), { name: 'TimeoutError' });
      case 'late':
        late.push(answer);
        throw Object.assign(new Error('no answer'), { name: 'TimeoutError' });
      case 'throttled':
        return new Response(null, { status: 429, headers: { 'retry-after': '2' } });
      case 'away':
        return new Response(null, { status: 503 });
      case 'forbidden':
        return new Response(null, { status: 403 });
    }
  };
  dataverse.plan(plan);

  const writers = [1, 2].map(() =>
    createRowWriter({
      ...{ stores, rows: dataverse.rows, organisations: [ORGANISATION] },
      ...{ clock: () => now, random: (size) => Uint8Array.from({ length: size }, () => Math.floor(random() * 256)) },
    }),
  );
  await stores.companies.put(company('norland'));
  const row = { organisation: ORGANISATION, revision: 1, is: 'owed', due: 0, tries: 0 } as const;
  for (let number = 1; number <= SESSIONS; number += 1)
    await stores.sessions.create({
      ...invited(number, { agent: { id: ANNA.replace(/.$/, String(number)), name: '' } }),
      row,
    });

  const running: Promise<void>[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    await turn();
    const id = idOf(1 + Math.floor(random() * SESSIONS));
    switch (pick(['change', 'change', 'write', 'write', 'sweep', 'arrive', 'wait'] as const)) {
      case 'change':
        await change(stores, id, pick(NEXT), now);
        break;
      case 'write':
        running.push(pick(writers).write(id));
        break;
      case 'sweep':
        running.push(pick(writers).sweep());
        break;
      case 'arrive':
        await late.shift()?.();
        look();
        break;
      case 'wait':
        await Promise.all(running.splice(0));
        pass(Math.floor(random() * 5 * MINUTE));
    }
  }
  await Promise.all(running);
  for (const arrives of late) await arrives();
  look();
  isGood = true;
  for (let sweeps = 0; sweeps < 3; sweeps += 1) {
    pass(61 * MINUTE);
    await writers[0]?.sweep();
  }
  for (let number = 1; number <= SESSIONS; number += 1)
    broken.push(...(await wrongRow(stores, idOf(number), dataverse.values(idOf(number)))));
  if (dataverse.count() !== SESSIONS) broken.push(`${dataverse.count()} rows of ${SESSIONS} sessions`);
  stores.close();
  return { broken, requests, fates: struck };
}

/** As the server does it: the row is owed with the change. */
async function change(stores: Stores, id: string, event: SessionEvent, now: number): Promise<void> {
  const stored = await stores.sessions.get('norland', id);
  if (!stored?.row) return;
  const { etag, row, ...record } = stored;
  const next = transition(record.session, event, now);
  if (!next.ok) return;
  const { organisation, revision, tag } = row;
  const owed = { organisation, revision: revision + 1, ...(tag && { tag }), is: 'owed', due: 0, tries: 0 } as const;
  const changed: SessionRecord = { ...record, session: next.session, row: owed };
  await stores.sessions.replace(changed, etag);
}

async function wrongRow(
  stores: Stores,
  id: string,
  values: Readonly<Record<string, unknown>> | undefined,
): Promise<string[]> {
  const stored = await stores.sessions.get('norland', id);
  if (stored?.row?.is !== 'written') return [`${id}: its row is ${stored?.row?.is ?? 'lost'}`];
  const { revision } = stored.row;
  const isNewest = values?.['beside_revision'] === revision;
  const isLabelled = values?.['beside_reference'] === stored.session.reference;
  return isNewest && isLabelled ? [] : [`${id}: its row is not the newest`];
}
