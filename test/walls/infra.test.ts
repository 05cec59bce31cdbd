import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cosmosContainers } from '@beside/functions/cosmos';
import { namesIn, readBicep, type BicepStatement, type BicepValue } from '../support/read-bicep';
import { ROOT } from '../support/tree-files';

/** The templates cannot be compiled here. They are read, held together, and every switch that keeps them safe is checked. */

const INFRA = path.join(ROOT, 'functions/infra');
const files = readdirSync(INFRA).filter((name) => name.endsWith('.bicep'));
const source = (file: string) => readFileSync(path.join(INFRA, file), 'utf8');

/** What Bicep brings along and the templates use. */
const BUILT_IN = [
  ...[
    'true',
    'false',
    'null',
    'resourceGroup',
    'subscriptionResourceId',
    'uniqueString',
    'guid',
    'tenant',
    'environment',
  ],
  ...['empty', 'take', 'replace', 'toLower', 'concat', 'map', 'union'],
];

interface Switch {
  readonly file: string;
  /** Symbolic name and, with dots, the member; `a` of a list means that some item fits. */
  readonly at: string;
  readonly is: string;
  /** The same line, turned off: what a careless hand would write. */
  readonly turned: string;
}

const P = 'properties';
const SWITCHES: readonly Switch[] = [
  { file: 'store.bicep', at: `account.${P}.disableLocalAuth`, is: 'true', turned: 'false' },
  { file: 'store.bicep', at: `account.${P}.disableKeyBasedMetadataWriteAccess`, is: 'true', turned: 'false' },
  {
    file: 'store.bicep',
    at: `account.${P}.consistencyPolicy.defaultConsistencyLevel`,
    is: "'Strong'",
    turned: "'Session'",
  },
  { file: 'store.bicep', at: `account.${P}.minimalTlsVersion`, is: "'Tls12'", turned: "'Tls'" },
  { file: 'store.bicep', at: `account.${P}.capabilities.0.name`, is: "'EnableServerless'", turned: "'EnableTable'" },
  { file: 'store.bicep', at: `access.${P}.scope`, is: "'${account.id}/dbs/${sql.name}'", turned: 'account.id' },
  { file: 'relay.bicep', at: `service.${P}.disableLocalAuth`, is: 'true', turned: 'false' },
  { file: 'relay.bicep', at: `service.${P}.disableAadAuth`, is: 'false', turned: 'true' },
  { file: 'relay.bicep', at: `service.${P}.liveTraceConfiguration.enabled`, is: "'false'", turned: "'true'" },
  { file: 'relay-hub.bicep', at: `settings.${P}.anonymousConnectPolicy`, is: "'Deny'", turned: "'Allow'" },
  { file: 'relay-hub.bicep', at: `settings.${P}.eventHandlers.0.auth.type`, is: "'ManagedIdentity'", turned: "'None'" },
  { file: 'relay-hub.bicep', at: `settings.${P}.eventHandlers.0.systemEvents.0`, is: "'connect'", turned: "'nothing'" },
  { file: 'vault.bicep', at: `vault.${P}.enableRbacAuthorization`, is: 'true', turned: 'false' },
  { file: 'vault.bicep', at: `vault.${P}.enableSoftDelete`, is: 'true', turned: 'false' },
  { file: 'vault.bicep', at: `vault.${P}.enablePurgeProtection`, is: 'true', turned: 'false' },
  { file: 'vault.bicep', at: `vault.${P}.enabledForTemplateDeployment`, is: 'false', turned: 'true' },
  { file: 'vault.bicep', at: `auditKey.${P}.kty`, is: "'EC'", turned: "'RSA'" },
  { file: 'vault.bicep', at: `auditKey.${P}.curveName`, is: "'P-256'", turned: "'P-384'" },
  { file: 'vault.bicep', at: `auditKey.${P}.attributes.exportable`, is: 'false', turned: 'true' },
  { file: 'vault.bicep', at: 'signs.scope', is: 'auditKey', turned: 'vault' },
  { file: 'vault.bicep', at: `signs.${P}.roleDefinitionId`, is: 'signer', turned: 'writer' },
  { file: 'storage.bicep', at: `account.${P}.allowSharedKeyAccess`, is: 'false', turned: 'true' },
  { file: 'storage.bicep', at: `account.${P}.allowBlobPublicAccess`, is: 'false', turned: 'true' },
  { file: 'storage.bicep', at: `account.${P}.supportsHttpsTrafficOnly`, is: 'true', turned: 'false' },
  { file: 'storage.bicep', at: `account.${P}.minimumTlsVersion`, is: "'TLS1_2'", turned: "'TLS1_0'" },
  { file: 'storage.bicep', at: `checkpoints.${P}.publicAccess`, is: "'None'", turned: "'Blob'" },
  {
    file: 'storage.bicep',
    at: `immutable.${P}.immutabilityPeriodSinceCreationInDays`,
    is: 'checkpointDays',
    turned: '0',
  },
  { file: 'insights.bicep', at: `component.${P}.DisableLocalAuth`, is: 'true', turned: 'false' },
  { file: 'insights.bicep', at: `component.${P}.DisableIpMasking`, is: 'false', turned: 'true' },
  { file: 'insights.bicep', at: `workspace.${P}.features.disableLocalAuth`, is: 'true', turned: 'false' },
  { file: 'host.bicep', at: `app.${P}.httpsOnly`, is: 'true', turned: 'false' },
  { file: 'host.bicep', at: `app.${P}.siteConfig.minTlsVersion`, is: "'1.2'", turned: "'1.0'" },
  { file: 'host.bicep', at: `app.${P}.siteConfig.ftpsState`, is: "'Disabled'", turned: "'AllAllowed'" },
  { file: 'host.bicep', at: `app.${P}.siteConfig.remoteDebuggingEnabled`, is: 'false', turned: 'true' },
  { file: 'host.bicep', at: `app.${P}.siteConfig.cors.supportCredentials`, is: 'false', turned: 'true' },
  { file: 'host.bicep', at: `app.${P}.functionAppConfig.runtime.version`, is: "'22'", turned: "'18'" },
  { file: 'host.bicep', at: 'app.identity.type', is: "'UserAssigned'", turned: "'None'" },
  { file: 'host.bicep', at: `ftp.${P}.allow`, is: 'false', turned: 'true' },
  { file: 'host.bicep', at: `scm.${P}.allow`, is: 'false', turned: 'true' },
];

function member(statements: readonly BicepStatement[], at: string): BicepValue | undefined {
  const [name = '', ...steps] = at.split('.');
  const from = statements.find((one) => one.kind === 'resource' && one.name === name)?.value;
  return steps.reduce<BicepValue | undefined>(
    (value, step) => (typeof value === 'object' ? (value as Record<string, BicepValue>)[step] : undefined),
    from,
  );
}

const isOn = ({ at, is }: Switch, text: string) => member(readBicep(text), at) === is;

test.each(SWITCHES.map((one) => [`${one.file} ${one.at}`, one] as const))(
  '%s is as it must be, and its turning is seen',
  (_name, one) => {
    const text = source(one.file);
    expect(member(readBicep(text), one.at)).toBe(one.is);
    expect(turnings(one, text).filter((turned) => isOn(one, turned))).toHaveLength(turnings(one, text).length - 1);
  },
);

/** The file with each line of this member turned, one at a time: exactly one of them is the switch itself. */
function turnings({ at, is, turned }: Switch, text: string): readonly string[] {
  const name =
    at
      .split('.')
      .filter((step) => !/^\d+$/.test(step))
      .at(-1) ?? '';
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const start = line.search(new RegExp(`\\b${name}: `));
    const found = start < 0 ? -1 : line.indexOf(is, start);
    if (found < 0) return [];
    const changed = line.slice(0, found) + turned + line.slice(found + is.length);
    return [lines.with(index, changed).join('\n')];
  });
}

describe.each(files)('%s', (file) => {
  const statements = readBicep(source(file));
  const declared = statements.map(({ name }) => name);

  test('every name that is used is declared, and every parameter is used', () => {
    const used = statements.flatMap(({ value, loop }) => namesIn(value).filter((name) => name !== loop));
    expect([...new Set(used)].filter((name) => !declared.includes(name) && !BUILT_IN.includes(name))).toEqual([]);
    const parameters = statements.filter(({ kind }) => kind === 'param').map(({ name }) => name);
    expect(parameters.filter((name) => !used.includes(name) && !source(file).includes(`in ${name}:`))).toEqual([]);
  });

  test('no secret is written down, listed or given out', () => {
    const text = source(file);
    expect(text).not.toMatch(/listKeys|listConnectionStrings|AccountKey=|AccessKey=|primaryKey|@secure/);
    expect(text).not.toMatch(/allowedOrigins: \[\s*'\*'/);
  });

  test('a resource names its version, and none comes from a registry', () => {
    for (const { kind, type } of statements) {
      if (kind === 'resource') expect(type).toMatch(/^'[A-Za-z.]+\/[A-Za-z/]+@\d{4}-\d{2}-\d{2}'$/);
      if (kind === 'module') expect(files).toContain(type.slice(1, -1));
    }
  });
});

test('a module gets every parameter that it needs and no other, and gives what is asked of it', () => {
  const main = readBicep(source('main.bicep'));
  const modules = main.filter(({ kind }) => kind === 'module');
  expect(modules.map(({ type }) => type.slice(1, -1)).sort()).toEqual(
    files.filter((file) => file !== 'main.bicep').sort(),
  );
  for (const { name, type, value } of modules) {
    const inside = readBicep(source(type.slice(1, -1)));
    const given = Object.keys((value as { params: object }).params);
    const parameters = inside.filter(({ kind }) => kind === 'param');
    const needed = parameters.filter((one) => one.value === undefined).map((one) => one.name);
    expect([name, needed.filter((one) => !given.includes(one))]).toEqual([name, []]);
    expect([name, given.filter((one) => !parameters.some((parameter) => parameter.name === one))]).toEqual([name, []]);
    const outputs = inside.filter(({ kind }) => kind === 'output').map((one) => one.name);
    const asked = [...source('main.bicep').matchAll(new RegExp(`\\b${name}\\.outputs\\.(\\w+)`, 'g'))].map(
      ([, one]) => one,
    );
    expect([name, asked.filter((one) => !outputs.includes(one ?? ''))]).toEqual([name, []]);
  }
});

test('the containers are those that the adapter asks for, with its indexes and its TTL', () => {
  const list = readBicep(source('store.bicep')).find(({ name }) => name === 'containers')?.value;
  const plain = (value: BicepValue): unknown => {
    if (typeof value === 'string') return value === 'true' ? true : value === 'false' ? false : value.slice(1, -1);
    if (Array.isArray(value)) return value.map(plain);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one as BicepValue)]));
  };
  expect(plain(list ?? [])).toEqual(cosmosContainers);
});

test('every setting that the API demands is given, and those that are secret come from the vault', () => {
  const host = readBicep(source('main.bicep')).find(({ name }) => name === 'host')?.value;
  const settings = (host as { params: { settings: Record<string, string> } }).params.settings;
  const environment = readFileSync(path.join(ROOT, 'functions/src/environment.ts'), 'utf8');
  const known = [...new Set([...environment.matchAll(/\b(?:BESIDE|AZURE)_[A-Z_]+\b/g)].map(([name]) => name))];
  const onlyElsewhere = ['BESIDE_STORE', 'BESIDE_CHECKPOINT_DIR', 'BESIDE_PUBSUB', 'BESIDE_AUDIT_KEYS'];
  expect(Object.keys(settings).sort()).toEqual(known.filter((name) => !onlyElsewhere.includes(name)).sort());
  expect(settings['BESIDE_AUDIT_VAULT_KEY']).toBe('vault.outputs.auditKey');
  for (const name of ['BESIDE_CREDENTIAL_KEY', 'BESIDE_PIN_PEPPER'])
    expect(settings[name]).toMatch(/^'@Microsoft\.KeyVault\(SecretUri=\$\{vault\.outputs\.uri\}secrets\/[a-z-]+\)'$/);
});

test('the audit is signed by a key of the vault with the role that may sign, and by nobody else', () => {
  const vault = readBicep(source('vault.bicep'));
  const assignments = vault.filter(({ type }) => type.includes('roleAssignments'));
  const onKey = assignments.filter(({ value }) => (value as { scope: string }).scope === 'auditKey');
  expect(onKey.map(({ name }) => name)).toEqual(['signs']);
  expect(source('vault.bicep')).toMatch(/var signer = .*'12338af0-0e69-4776-bea7-57ae8d297424'\)/);
  expect(source('vault.bicep')).toMatch(
    /output auditKey string = '\$\{vault\.properties\.vaultUri\}keys\/\$\{auditKey\.name\}'/,
  );
});

test('the parameters of the deployment are those of the template', () => {
  const given = JSON.parse(source('main.parameters.json')) as { parameters: object };
  const parameters = readBicep(source('main.bicep')).filter(({ kind }) => kind === 'param');
  const needed = parameters.filter(({ value }) => value === undefined).map(({ name }) => name);
  const names = Object.keys(given.parameters);
  expect(needed.filter((name) => !names.includes(name))).toEqual([]);
  expect(names.filter((name) => !parameters.some((one) => one.name === name))).toEqual([]);
});

test('what does not fit together is not read', () => {
  const wrong = [
    'param x string =\n',
    "var x = 'a",
    'var x = {\n a: 1\n',
    'var x = {\n a: 1\n a: 2\n}',
    'rsource x',
    'var x = (1]',
  ];
  for (const text of wrong) expect(() => readBicep(text)).toThrow(/^line \d/);
});
