import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from './http/routes';

/** Loads the bundle as the Functions worker does: `require` gives it the core that exists nowhere on disk. */
const LOADER = `
const { Module } = require('node:module');
const registered = [];
const required = [];
const handlers = new Map();
const real = Module.prototype.require;
const core = {
  version: '4.0.0',
  log() {},
  setProgrammingModel() {},
  registerFunction({ name, bindings }, handler) {
    registered.push({ name, bindings: Object.values(bindings) });
    handlers.set(name, handler);
  },
  registerHook() {},
};
Module.prototype.require = function (id) {
  required.push(id);
  return id === '@azure/functions-core' ? core : real.call(this, id);
};
require(process.argv[1]);
const early = required.includes('libsql');
const request = { method: 'GET', url: 'http://127.0.0.1:7071/api/health', headers: new Headers() };
handlers.get('health')(request).then(({ status, body }) => {
  const health = { status, body: JSON.parse(Buffer.from(body).toString()) };
  process.stdout.write(JSON.stringify({ registered, early, health }), () => process.exit(0));
});
`;

interface Binding {
  readonly type: string;
  readonly methods?: string[];
  readonly route?: string;
  readonly authLevel?: string;
  readonly schedule?: string;
}
interface Loaded {
  readonly registered: { readonly name: string; readonly bindings: readonly Binding[] }[];
  readonly early: boolean;
  readonly health: unknown;
}

const directory = mkdtempSync(join(tmpdir(), 'beside-bundle-'));
const out = join(directory, 'app');
let loaded: Loaded;
let onAzure: Loaded;

beforeAll(() => {
  const functions = join(__dirname, '..');
  execFileSync(process.execPath, [join(functions, 'build.mjs'), out], { stdio: 'pipe' });
  const key = Buffer.alloc(32, 1).toString('base64');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const auditKey = { ...privateKey.export({ format: 'jwk' }), kid: 'a1' };
  const common = {
    NODE_PATH: join(functions, '..', 'node_modules'),
    BESIDE_PUBLIC_BASE: 'https://beside.test/api',
    BESIDE_JWKS_URL: 'https://login.test/keys',
    BESIDE_ISSUER_TEMPLATE: 'https://login.test/{tenantid}/v2.0',
    BESIDE_AUDIENCE: 'api://beside',
    BESIDE_PUBSUB_HUB: 'beside',
    BESIDE_CREDENTIAL_KEY: key,
    BESIDE_PIN_PEPPER: `p1:${key}`,
    BESIDE_WIDGET_DIR: directory,
    BESIDE_WIDGET_VERSION: '1',
  };
  loaded = load({
    ...common,
    BESIDE_PUBSUB: 'Endpoint=https://relay.test;AccessKey=k;Version=1.0;',
    BESIDE_STORE: join(directory, 'store.db'),
    BESIDE_CHECKPOINT_DIR: join(directory, 'checkpoints'),
    BESIDE_AUDIT_KEYS: JSON.stringify({ keys: [auditKey] }),
  });
  onAzure = load({
    ...common,
    AZURE_CLIENT_ID: 'an-identity',
    APPLICATIONINSIGHTS_CONNECTION_STRING:
      'InstrumentationKey=00000000-0000-4000-8000-000000000000;IngestionEndpoint=https://insights.test/',
    APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
    BESIDE_PUBSUB_ENDPOINT: 'https://beside.webpubsub.test',
    BESIDE_UPSTREAM_TENANT: 'tenant',
    BESIDE_UPSTREAM_AUDIENCE: 'api://beside',
    BESIDE_UPSTREAM_PRINCIPAL: 'principal',
    BESIDE_CHECKPOINT_CONTAINER: 'https://beside.blob.test/checkpoints',
    BESIDE_AUDIT_VAULT_KEY: 'https://beside.vault.test/keys/audit',
    BESIDE_COSMOS_ENDPOINT: 'https://beside.documents.test:443/',
    BESIDE_COSMOS_DATABASE: 'beside',
    BESIDE_DATAVERSE: 'https://norland.crm.test',
  });
}, 60_000);
/** Loads what was built, with these settings and no others. */
function load(env: Readonly<Record<string, string>>): Loaded {
  const output = execFileSync(process.execPath, ['-e', LOADER, join(out, 'main.cjs')], { env, stdio: 'pipe' });
  return JSON.parse(output.toString()) as Loaded;
}

afterAll(() => rmSync(directory, { recursive: true, force: true }));

const trigger = (name: string, type: string) =>
  loaded.registered.find((one) => one.name === name)?.bindings.find((binding) => binding.type === type);

test('every route is an Azure Function of its own name', () => {
  const expected = [...routes.map(({ name }) => name), 'unknown', 'sweep', 'rows'];
  expect(loaded.registered.map(({ name }) => name).sort()).toEqual(expected.sort());
});

test.each(routes.map((route) => [route.name, route] as const))(
  '%s has its route and methods, and OPTIONS',
  (name, route) => {
    const methods = [...new Set([...route.methods, 'OPTIONS'])];
    expect(trigger(name, 'httpTrigger')).toMatchObject({ route: route.path, methods, authLevel: 'anonymous' });
  },
);

test('the sweep is a timer, the rows another, and everything else is answered by the app as well', () => {
  expect(trigger('rows', 'timerTrigger')?.schedule).toBe('5/15 * * * * *');
  expect(trigger('sweep', 'timerTrigger')?.schedule).toBe('*/15 * * * * *');
  expect(trigger('unknown', 'httpTrigger')).toMatchObject({ route: '{*path}' });
});

test('loading the bundle does not load the native store', () => {
  expect(loaded.early).toBe(false);
});

test('a function of the bundle answers, over the embedded store', () => {
  expect(loaded.health).toEqual({ status: 200, body: { ok: true, version: '0.1.0' } });
});

test('it answers over the services of Azure as well, and asks none of them before it must', () => {
  expect(onAzure.health).toEqual({ status: 200, body: { ok: true, version: '0.1.0' } });
});

test('what is built is what Azure deploys', () => {
  const json = (file: string) => JSON.parse(readFileSync(join(out, file), 'utf8')) as Record<string, unknown>;
  expect(json('package.json')).toMatchObject({ main: 'main.cjs' });
  expect(json('host.json')).toMatchObject({ version: '2.0', extensions: { http: { routePrefix: 'api' } } });
});
