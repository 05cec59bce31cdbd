import type { Stores } from '@beside/functions';
import { HANG_LIMIT_MS } from '../support/hang-limit';
import { printFigures } from '../support/run/print-figures';
import { runCosmosFaults } from './run-cosmos-faults';
import { live, runFaults, type FaultRuns } from './run-faults';

/** A small part of `npm run faults`, chosen so that every way of failing meets many calls. */
const EVERY_PORT_FAULT = 151;
const EVERY_WIRE_FAULT = 137;

/** How the sessions of all runs ended: `stopped 34, not at all 1`. */
function endingsIn(endings: FaultRuns['endings']): string {
  const counts = new Map<string, number>();
  for (const [ending, count] of Object.values(endings).flatMap((by) => Object.entries(by)))
    counts.set(ending, (counts.get(ending) ?? 0) + count);
  return [...counts].map(([ending, count]) => `${ending} ${count}`).join(', ');
}

test(
  '[SESS-1] [PIN-3] [AUDIT-3] [AUDIT-12] [COMP-5] [ROW-2] one call of a port fails: no law breaks',
  async () => {
    const { calls, runs, endings, broken } = await runFaults(EVERY_PORT_FAULT);
    printFigures(
      `faults of ports: ${calls.length} calls in one life, ${runs} of them failing (${endingsIn(endings)}), ${broken.length} broke a law`,
    );
    expect(calls.length).toBeGreaterThan(400);
    expect(runs).toBeGreaterThan(20);
    expect(broken).toEqual([]);
  },
  HANG_LIMIT_MS,
);

test(
  '[SESS-1] [PIN-3] [AUDIT-3] [AUDIT-12] one request to Cosmos DB’s stand-in fails: no law breaks',
  async () => {
    const { writes, runs, broken } = await runCosmosFaults(EVERY_WIRE_FAULT);
    printFigures(
      `faults of Cosmos DB’s stand-in: ${writes} writes in one life, ${runs} runs, ${broken.length} broke a law`,
    );
    expect(writes).toBeGreaterThan(150);
    expect(runs).toBeGreaterThan(5);
    expect(broken).toEqual([]);
  },
  HANG_LIMIT_MS,
);

describe('a law that is broken on purpose is seen', () => {
  const spoiled: readonly [string, (stores: Stores) => Stores, string][] = [
    [
      'a log that loses a record',
      (stores) => ({
        ...stores,
        audit: { ...stores.audit, append: async (log, one) => one.seq === 3 || stores.audit.append(log, one) },
      }),
      'the audit has a gap',
    ],
    [
      'an end that is not kept',
      (stores) => ({
        ...stores,
        sessions: {
          ...stores.sessions,
          replace: async (record, etag) =>
            record.session.state === 'ended' ? 'replaced' : stores.sessions.replace(record, etag),
        },
      }),
      'is stuck as live',
    ],
    [
      'a log that takes the same record again',
      (stores) => ({
        ...stores,
        audit: {
          ...stores.audit,
          append: async (log, one) =>
            (await stores.audit.append(log, one)) ||
            stores.audit.append(log, { ...one, seq: ((await stores.audit.last(log))?.seq ?? 0) + 1 }),
        },
      }),
      'is recorded twice',
    ],
    [
      'a ledger that is not what was chained',
      (stores) => ({
        ...stores,
        audit: {
          ...stores.audit,
          append: (log, one) =>
            stores.audit.append(log, log.startsWith('company:') && one.seq === 2 ? { ...one, at: one.at + 1 } : one),
        },
      }),
      'the audit does not verify: {"fault":"changed"',
    ],
    [
      'refusals that nobody counts',
      (stores) => ({ ...stores, refusals: { ...stores.refusals, add: async () => undefined } }),
      'the mistyped PIN is not in the ledger',
    ],
    [
      'an offer that stays as it was',
      (stores) => ({ ...stores, offers: { ...stores.offers, replace: async () => true } }),
      'offers are overdue',
    ],
    [
      'a PIN that waits for ever',
      (stores) => ({ ...stores, pins: { ...stores.pins, live: async () => 1 } }),
      'PINs wait',
    ],
    [
      'a forgetting that leaves the records',
      (stores) => ({ ...stores, audit: { ...stores.audit, forget: async () => undefined } }),
      'there are records left',
    ],
    [
      'an erasure that erases nothing',
      (stores) => ({ ...stores, audit: { ...stores.audit, eraseNames: async () => undefined } }),
      'records name the agent whose name was erased',
    ],
    [
      'a company that takes no change',
      (stores) => ({
        ...stores,
        companies: {
          ...stores.companies,
          put: async (company) => (company.proposal ? 'stored' : stores.companies.put(company)),
        },
      }),
      'the company is called',
    ],
    [
      'a row that nobody keeps',
      (stores) => ({
        ...stores,
        sessions: {
          ...stores.sessions,
          replace: ({ row: _none, ...record }, etag) => stores.sessions.replace(record, etag),
        },
      }),
      'is not the newest',
    ],
    [
      'rules that nobody keeps',
      (stores) => ({ ...stores, policies: { ...stores.policies, keep: async () => true } }),
      'version 1 of the rules of norland is lost',
    ],
    [
      'a legal hold that holds nothing',
      (stores) => ({
        ...stores,
        sessions: {
          ...stores.sessions,
          replace: ({ held: _none, ...record }, etag) => stores.sessions.replace(record, etag),
        },
      }),
      'a session on legal hold was forgotten',
    ],
  ];

  test.each(spoiled)('%s', async (_name, spoil, law) => {
    const { laws } = await live({ spoil });
    expect(laws.join('; ')).toContain(law);
  });

  test('and nothing is seen where nothing is broken', async () => {
    expect(await live({})).toEqual({ laws: [], ending: 'stopped' });
  });
});
