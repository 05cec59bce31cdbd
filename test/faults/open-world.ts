import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  anchorFolder,
  createApp,
  openSqlite,
  putCompany,
  webPubSub,
  type App,
  type CompanySeed,
  type Stores,
} from '@beside/functions';
import { createIssuer } from '../../functions/testing/issuer';
import { rowsDouble } from '../../functions/testing/rows-double';
import { workAfter } from '../../functions/testing/work-after';
import { BASE, HUB, NOON, norland, PUBSUB_KEY, testSigner } from '../../functions/testing/test-app';
import { createInjector, type Fault, type Injector } from './injector';
import { createSite, KEYS_URL } from './site';

/** Whose people add companies. */
export const OPERATOR_TENANT = 'tenant-host';
/** Where the company's desks are; it gets a row for each of their sessions. */
export const ORGANISATION = norland.deskOrigins[0] ?? '';
const LOADER = new TextEncoder().encode('the loader');

export type World = Awaited<ReturnType<typeof openWorld>>;

export interface WorldOptions {
  /** Which call of a port fails, and how. */
  readonly fault?: Fault | null;
  /** Instead of the embedded store in memory; whoever gives them closes them. @param now the run's clock */
  readonly open?: (now: () => number) => Stores;
  /** Before the first request, when the company is there. */
  readonly onStart?: () => void;
  /** After the first journey, before the laws look at it. */
  readonly onTravelled?: () => void;
  /** Breaks the stores on purpose, to see that a law notices. */
  readonly spoil?: (stores: Stores) => Stores;
}

/** What sessions begin with: two administrators agree on a change, customers are signed in, and a day later nobody knows. */
const company: CompanySeed = {
  ...norland,
  retentionDays: 1,
  settings: { twoPersons: true, customerIdentity: 'when-known', customerKeys: { url: KEYS_URL } },
};

/** The whole API, behind ports of which one call may fail. What is stored outlives the process. */
export async function openWorld({ fault = null, open, onStart, spoil = (stores) => stores }: WorldOptions = {}) {
  let now = NOON;
  const injector: Injector = createInjector(fault, (ms) => void (now += ms));
  const embedded = openSqlite(':memory:');
  const stores = spoil(open?.(() => now) ?? embedded);
  await putCompany({ ...stores, clock: () => now }, company);
  onStart?.();
  const issuer = await createIssuer(() => now);
  const relay = webPubSub({
    connectionString: `Endpoint=https://relay.test;AccessKey=${PUBSUB_KEY};Version=1.0;`,
    hub: HUB,
  });
  const silent = { tell: async () => undefined, tellLetter: async () => undefined, close: async () => undefined };

  const rows = rowsDouble();
  /** What goes on after answers, in the process that runs now. */
  let after = workAfter();
  const site = await createSite(() => now);
  const auditSigner = await testSigner();
  const folder = mkdtempSync(join(tmpdir(), 'beside-faults-'));
  const anchor = anchorFolder(folder);

  const start = (): App => {
    const keys = injector.before('staff-keys', { of: issuer.keys });
    const sites = injector.before('site', { read: site.read });
    return createApp(
      {
        version: '0',
        publicBase: BASE,
        staff: { issuerTemplate: 'https://login.test/{tenantid}/v2.0', audience: 'api://beside' },
        operatorTenant: OPERATOR_TENANT,
        credentialKey: new Uint8Array(32).fill(7),
        pinPepper: { id: 'p1', key: new Uint8Array(32).fill(9) },
        trustedProxies: 0,
        deskOrigins: [],
        organisations: [ORGANISATION],
        widgetVersion: '1',
      },
      {
        stores: behind(stores, injector),
        publisher: injector.before('publisher', silent),
        sockets: injector.before('gateway', relay.sockets),
        upstream: relay.upstream,
        auditSigner: injector.before('signer', auditSigner),
        checkpointAnchor: injector.before('anchor', anchor),
        staffKeys: (header, token) => keys.of(header, token),
        staffStanding: injector.before('standing', {
          of: async () => 'good' as const,
          check: async () => true,
        }),
        sessionRows: injector.before('rows', { put: rows.put, check: rows.check }),
        later: after.later,
        widgetFiles: injector.before('widget', { read: async () => LOADER }),
        readSite: (url) => sites.read(url),
        clock: () => now,
        random: randomBytes,
        log: () => undefined,
      },
    );
  };
  let app = start();

  /** Does it, and all that goes on after it; a process that dies on the way is started anew. */
  async function outlive<T>(work: Promise<T>): Promise<T | 'killed'> {
    const answer = await injector.survive(work);
    if (answer !== 'killed') await injector.survive(after.done());
    if (!injector.isDead) return answer;
    after = workAfter();
    injector.restart();
    app = start();
    return answer;
  }

  return {
    injector,
    issuer,
    site,
    /** The stores themselves, past the fault. */
    stores,
    /** What stands in the organisation's table. */
    rows,
    now: () => now,
    pass: (ms: number) => void (now += ms),
    /** Asks the API; a process that dies on the way is started anew. */
    ask: (request: Request): Promise<Response | 'killed'> => outlive(app.handle(request)),
    async sweep(): Promise<void> {
      await outlive(app.sweep().catch(() => undefined));
      await outlive(app.writeRows().catch(() => undefined));
    },
    close: () => {
      embedded.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function behind(stores: Stores, { before }: Injector): Stores {
  return {
    sessions: before('sessions', stores.sessions),
    participants: before('participants', stores.participants),
    pins: before('pins', stores.pins),
    budgets: before('budgets', stores.budgets),
    offers: before('offers', stores.offers),
    companies: before('companies', stores.companies),
    policies: before('policies', stores.policies),
    audit: before('audit', stores.audit),
    refusals: before('refusals', stores.refusals),
    once: before('once', stores.once),
    letters: before('letters', stores.letters),
    views: before('views', stores.views),
  };
}
