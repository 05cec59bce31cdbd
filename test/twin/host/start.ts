import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  anchorFolder,
  createApp,
  dataverseRows,
  graphStanding,
  jsonLog,
  openSqlite,
  remoteStaffKeys,
  seedCompany,
  siteReader,
  signWithKeys,
  webPubSub,
  widgetDirectory,
} from '@beside/functions';
import { workAfter } from '../../../functions/testing/work-after';
import { COMPANIES, OPERATOR_TENANT } from '../companies';
import type { Directory } from '../directory';
import { API_AUDIENCE, API_PRINCIPAL, GRAPH_PATH } from '../issuer';
import { startWebServer } from '../web/serve';
import { companySeeds } from './company-seeds';
import { ownIdentity } from './own-identity';
import { loadAuditKeys, loadSecrets } from './secrets';

/** Deadlines are looked at this often; on Azure a timer trigger does it. */
const SWEEP_MS = 1_000;
export const HUB = 'beside';

export interface HostOptions {
  readonly port: number;
  readonly directory: Directory;
  readonly dataDir: string;
  readonly pubsub: string;
  readonly widgetDir: string;
  readonly widgetVersion: string;
  readonly log: (line: string) => void;
  /** Proxies in front of it that say whom they have heard; none when it is left out. */
  readonly trustedProxies?: number;
  /** The organisation that gets a row for each session; none does when it is left out. */
  readonly organisation?: string;
  /** Writes spans and metrics into a file in the data folder. */
  readonly isCounted?: boolean;
}

/** The function host: the very handlers that run on Azure Functions, over the embedded store. */
export async function startHost(options: HostOptions): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { directory, dataDir, widgetVersion } = options;
  const secrets = loadSecrets(dataDir);
  mkdirSync(dataDir, { recursive: true });
  const stores = openSqlite(path.join(dataDir, 'beside.db'));
  for (const seed of companySeeds(directory)) {
    const put = await seedCompany({ ...stores, clock: Date.now }, seed);
    if (!put.ok) throw new Error(`Two companies of the twin claim the same ${put.taken}.`);
  }
  const { organisation } = options;
  const credential = ownIdentity(directory.issuer);
  const telemetry = options.isCounted ? await countInto(path.join(dataDir, 'telemetry.jsonl')) : null;
  const after = workAfter();
  const app = createApp(
    {
      version: '0.1.0',
      publicBase: `${directory.api}/api`,
      staff: { issuerTemplate: `${directory.issuer}/{tenantid}/v2.0`, audience: API_AUDIENCE },
      operatorTenant: OPERATOR_TENANT,
      ...secrets,
      trustedProxies: options.trustedProxies ?? 0,
      deskOrigins: [directory.desk],
      organisations: organisation === undefined ? [] : [organisation],
      widgetVersion,
    },
    {
      ...webPubSub({ connectionString: options.pubsub, hub: HUB }),
      stores,
      auditSigner: signWithKeys(loadAuditKeys(dataDir)),
      checkpointAnchor: anchorFolder(path.join(dataDir, 'checkpoints')),
      staffKeys: remoteStaffKeys(`${directory.issuer}/common/discovery/v2.0/keys`),
      staffStanding: graphStanding({
        endpoint: `${directory.issuer}${GRAPH_PATH}`,
        tenants: COMPANIES.map(({ tenantId }) => tenantId),
        resource: API_PRINCIPAL,
        credential,
        fetch,
      }),
      ...(organisation !== undefined && { sessionRows: dataverseRows({ credential, fetch, clock: Date.now }) }),
      widgetFiles: widgetDirectory(options.widgetDir),
      readSite: siteReader(fetch, true),
      clock: Date.now,
      random: (size) => randomBytes(size),
      log: jsonLog(options.log, '0.1.0', Date.now),
      later: after.later,
      ...(telemetry && { telemetry }),
    },
  );
  const server = await startWebServer({ name: 'api', port: options.port, handle: app.handle });
  const timers = [
    repeat('the sweep', app.sweep, options.log),
    repeat('the writing of rows', app.writeRows, options.log),
  ];
  return {
    url: server.url,
    stop: async () => {
      await Promise.all(timers.map((stop) => stop())); // what they have begun must find its files
      await server.stop();
      await after.done();
      await telemetry?.stop();
      stores.close();
    },
  };
}

/** Does it every second, never twice at a time. Returns its stop, which waits for what has begun. */
function repeat(name: string, work: () => Promise<void>, log: HostOptions['log']): () => Promise<void> {
  let running: Promise<void> | null = null;
  const once = () =>
    work()
      .catch((error: unknown) => log(`${name} failed: ${error instanceof Error ? error.name : typeof error}`))
      .finally(() => (running = null));
  const timer = setInterval(() => void (running ??= once()), SWEEP_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

async function countInto(file: string) {
  const { lineExporters, otelTelemetry } = await import('@beside/functions/otel');
  return otelTelemetry({ version: '0.1.0', ...lineExporters((line) => appendFileSync(file, line)) });
}
