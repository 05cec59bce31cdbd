import { never } from '@beside/protocol';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { version } from '../package.json';
import { createApp, type App } from './app';
import { anchorFolder } from './audit/ledger/anchor-folder';
import type { AuditSigner } from './audit/ledger/audit-signer';
import type { CheckpointAnchor } from './audit/ledger/checkpoint-anchor';
import { signWithKeys } from './audit/ledger/sign-with-keys';
import { azureIdentity } from './azure/azure-identity';
import { registerRoute, registerTimer } from './azure/function-host';
import { dataverseRows } from './azure/dataverse-rows';
import { GRAPH, graphStanding } from './azure/graph-standing';
import { entraUpstream } from './azure/token-upstream';
import { webPubSub, type WebPubSubSettings } from './azure/web-pubsub';
import { companyShape, type CompanySeed } from './companies/company';
import { siteReader } from './companies/read-site';
import { seedCompany } from './companies/seed-company';
import { readEnvironment, type Environment } from './environment';
import { routes } from './http/routes';
import { jsonLog } from './json-log';
import type { SessionRows } from './records/session-rows';
import type { Stores } from './stores';
import type { Telemetry } from './telemetry';
import { remoteStaffKeys } from './tokens/remote-staff-keys';
import type { StaffStanding } from './tokens/staff-standing';
import { widgetDirectory } from './widget/widget-directory';

/** The composition root on Azure: settings → adapters → services → one Azure Function for each route. */

/** Deadlines are applied whenever a session is touched; the timer is for those that nobody touches. */
const SWEEP_SCHEDULE = '*/15 * * * * *';

/** Rows that were not written with their change. A timer of its own: an organisation that is slow keeps no session waiting. */
const ROWS_SCHEDULE = '5/15 * * * * *';

const log = jsonLog((line) => process.stderr.write(line), version, Date.now);
const environment = readEnvironment(process.env);
const started = start(environment, readSeeds(environment.BESIDE_COMPANIES));
// A worker that cannot start must not stay: the host starts another.
started.catch((error: unknown) => {
  log(error instanceof Error ? error.message : 'the start failed');
  process.exit(1);
});

const handle = async (request: Request) => (await started).handle(request);
for (const { name, methods, path } of routes) registerRoute(name, path, handle, methods);
// What no other route takes: unknown addresses, and known ones with another method, get a problem of our own.
registerRoute('unknown', '{*path}', handle);
registerTimer('sweep', SWEEP_SCHEDULE, async () => (await started).sweep());
registerTimer('rows', ROWS_SCHEDULE, async () => (await started).writeRows());

async function start(settings: Environment, seeds: readonly CompanySeed[]): Promise<App> {
  const stores = await openStores(settings);
  for (const seed of seeds) {
    const put = await seedCompany({ ...stores, clock: Date.now }, seed);
    if (!put.ok) throw new Error(`company ${seed.id}: another company has the same ${put.taken}`);
  }
  const telemetry = await openTelemetry(settings);
  const staffStanding = standingOf(settings);
  const sessionRows = rowsOf(settings);
  return createApp(
    {
      version,
      publicBase: settings.BESIDE_PUBLIC_BASE,
      staff: {
        issuerTemplate: settings.BESIDE_ISSUER_TEMPLATE,
        audience: settings.BESIDE_AUDIENCE,
        ...(settings.BESIDE_UNIT_CLAIM && { unitClaim: settings.BESIDE_UNIT_CLAIM }),
      },
      ...(settings.BESIDE_OPERATOR_TENANT && { operatorTenant: settings.BESIDE_OPERATOR_TENANT }),
      credentialKey: settings.BESIDE_CREDENTIAL_KEY.now,
      earlierCredentialKeys: settings.BESIDE_CREDENTIAL_KEY.earlier,
      pinPepper: settings.BESIDE_PIN_PEPPER,
      trustedProxies: settings.BESIDE_TRUSTED_PROXIES,
      deskOrigins: settings.BESIDE_DESK_ORIGINS,
      organisations: settings.BESIDE_DATAVERSE,
      widgetVersion: settings.BESIDE_WIDGET_VERSION,
    },
    {
      ...webPubSub(relayOf(settings)),
      stores,
      auditSigner: await openSigner(settings),
      checkpointAnchor: await openAnchor(settings),
      staffKeys: remoteStaffKeys(settings.BESIDE_JWKS_URL),
      widgetFiles: widgetDirectory(settings.BESIDE_WIDGET_DIR),
      readSite: siteReader(fetch),
      clock: Date.now,
      random: randomBytes,
      log,
      ...(sessionRows && { sessionRows }),
      ...(staffStanding && { staffStanding }),
      ...(telemetry && { telemetry }),
    },
  );
}

/** Only the library of the store that is used is loaded: here and nowhere else. */
async function openStores({ store, AZURE_CLIENT_ID: clientId }: Environment): Promise<Stores> {
  switch (store.kind) {
    case 'file': {
      const { openSqlite } = await import('./sqlite/open-sqlite');
      return openSqlite(store.file);
    }
    case 'cosmos': {
      const { cosmosClient, openCosmos } = await import('./azure/cosmos');
      const { endpoint, database } = store;
      return openCosmos({ client: cosmosClient(endpoint, azureIdentity(clientId)), database, clock: Date.now });
    }
    default:
      return never(store);
  }
}

async function openAnchor({ anchor, AZURE_CLIENT_ID: clientId }: Environment): Promise<CheckpointAnchor> {
  if (anchor.kind === 'folder') return anchorFolder(anchor.folder);
  const { anchorBlob } = await import('./azure/anchor-blob');
  return anchorBlob({ container: anchor.container, credential: azureIdentity(clientId), fetch });
}

async function openSigner({ signer, AZURE_CLIENT_ID: clientId }: Environment): Promise<AuditSigner> {
  if (signer.kind === 'keys') return signWithKeys(signer.keys);
  const { keyVaultSigner } = await import('./azure/key-vault-signer');
  return keyVaultSigner({ key: signer.key, credential: azureIdentity(clientId), clock: Date.now });
}

async function openTelemetry(settings: Environment): Promise<Telemetry | null> {
  const { APPLICATIONINSIGHTS_CONNECTION_STRING: connection, AZURE_CLIENT_ID: clientId } = settings;
  if (connection === undefined) return null;
  const { applicationInsights } = await import('./azure/application-insights');
  const { otelTelemetry } = await import('./otel');
  return otelTelemetry({ version, ...applicationInsights(connection, azureIdentity(clientId)) });
}

function standingOf({ directory, AZURE_CLIENT_ID: clientId }: Environment): StaffStanding | null {
  if (!directory) return null;
  const { tenant, resource } = directory;
  return graphStanding({ endpoint: GRAPH, tenants: [tenant], resource, credential: azureIdentity(clientId), fetch });
}

function rowsOf({ BESIDE_DATAVERSE: organisations, AZURE_CLIENT_ID: clientId }: Environment): SessionRows | null {
  if (organisations.length === 0) return null;
  return dataverseRows({ credential: azureIdentity(clientId), fetch, clock: Date.now });
}

function relayOf({ relay, BESIDE_PUBSUB_HUB: hub, AZURE_CLIENT_ID: clientId }: Environment): WebPubSubSettings {
  if (relay.kind === 'key') return { connectionString: relay.connectionString, hub };
  const { endpoint, upstream } = relay;
  return { endpoint, credential: azureIdentity(clientId), hub, upstream: entraUpstream(upstream) };
}

function readSeeds(file: string | undefined): readonly CompanySeed[] {
  return file ? z.array(companyShape).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}
