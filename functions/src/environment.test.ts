import { readEnvironment } from './environment';

const key = Buffer.alloc(32, 1).toString('base64');
const coordinate = Buffer.alloc(32, 2).toString('base64url');
const auditKey = { kty: 'EC', crv: 'P-256', kid: 'a1', x: coordinate, y: coordinate, d: coordinate };
const complete = {
  BESIDE_PUBLIC_BASE: 'https://beside.test/api',
  BESIDE_JWKS_URL: 'https://login.test/keys',
  BESIDE_ISSUER_TEMPLATE: 'https://login.test/{tenantid}/v2.0',
  BESIDE_AUDIENCE: 'api://beside',
  BESIDE_PUBSUB: 'Endpoint=https://relay.test;AccessKey=k;Version=1.0;',
  BESIDE_PUBSUB_HUB: 'beside',
  BESIDE_CREDENTIAL_KEY: key,
  BESIDE_PIN_PEPPER: `p1:${key}`,
  BESIDE_STORE: 'store.db',
  BESIDE_WIDGET_DIR: 'widget',
  BESIDE_WIDGET_VERSION: '1',
  BESIDE_AUDIT_KEYS: JSON.stringify({ keys: [auditKey] }),
  BESIDE_CHECKPOINT_DIR: 'checkpoints',
};

test('a complete environment is read', () => {
  const read = readEnvironment({
    ...complete,
    BESIDE_DESK_ORIGINS: 'https://a.crm.test, https://b.crm.test',
    BESIDE_DATAVERSE: 'https://a.crm.test',
  });
  expect(read.BESIDE_PIN_PEPPER).toEqual({ id: 'p1', key: new Uint8Array(32).fill(1) });
  expect(read.BESIDE_DESK_ORIGINS).toEqual(['https://a.crm.test', 'https://b.crm.test']);
  expect(read.BESIDE_DATAVERSE).toEqual(['https://a.crm.test']);
});

test.each([
  ['http://contoso.crm4.dynamics.com'],
  ['http://127.0.0.1:5000'],
  ['https://contoso.crm4.dynamics.com/'],
  ['contoso.crm4.dynamics.com'],
  ['https://contoso.crm4.dynamics.com, ftp://contoso'],
])('[ROW-5] an address of Dataverse that tokens must not be sent to is refused, with what to do: %s', (addresses) => {
  expect(() => readEnvironment({ ...complete, BESIDE_DATAVERSE: addresses })).toThrow(
    /^The settings are not complete:\n {2}BESIDE_DATAVERSE must be origins with https, .*dynamics\.com.*$/,
  );
});

test('an origin that is no address at all is named by its setting', () => {
  expect(() => readEnvironment({ ...complete, BESIDE_DESK_ORIGINS: 'contoso' })).toThrow(
    'BESIDE_DESK_ORIGINS must be origins, separated by commas',
  );
});

test('[AUDIT-18] the credential key may have earlier ones behind it', () => {
  const [now, earlier] = [5, 6].map((byte) => Buffer.alloc(32, byte).toString('base64'));
  const read = readEnvironment({ ...complete, BESIDE_CREDENTIAL_KEY: `${now},${earlier}` });
  const bytes = (byte: number) => new Uint8Array(32).fill(byte);
  expect(read.BESIDE_CREDENTIAL_KEY).toEqual({ now: bytes(5), earlier: [bytes(6)] });
  expect(() => readEnvironment({ ...complete, BESIDE_CREDENTIAL_KEY: `${now},hush` })).toThrow('at least 32 bytes');
});

test('everything that is missing or wrong is named at once, and no value is', () => {
  const { BESIDE_STORE: _left, ...rest } = complete;
  const wrong = { ...rest, BESIDE_CREDENTIAL_KEY: 'hush', BESIDE_PUBLIC_BASE: 'https://beside.test' };
  expect(() => readEnvironment(wrong)).toThrow(
    'The settings are not complete:\n' +
      '  BESIDE_PUBLIC_BASE must end in /api\n' +
      '  BESIDE_CREDENTIAL_KEY must be at least 32 bytes in base64\n' +
      '  BESIDE_STORE is missing',
  );
});

test('an endpoint on Azure takes the place of the file, of the folder, of the key and of the connection string, and wants all that belongs to it', () => {
  const { BESIDE_STORE: _file, BESIDE_CHECKPOINT_DIR: _folder, BESIDE_PUBSUB: _key, ...others } = complete;
  const { BESIDE_AUDIT_KEYS: _keys, ...rest } = others;
  const azure = {
    ...rest,
    BESIDE_COSMOS_ENDPOINT: 'https://beside.documents.azure.com:443/',
    BESIDE_COSMOS_DATABASE: 'beside',
    BESIDE_CHECKPOINT_CONTAINER: 'https://beside.blob.core.windows.net/checkpoints',
    BESIDE_PUBSUB_ENDPOINT: 'https://beside.webpubsub.azure.com',
    BESIDE_AUDIT_VAULT_KEY: 'https://beside.vault.azure.net/keys/audit',
    BESIDE_UPSTREAM_TENANT: 't',
    BESIDE_UPSTREAM_AUDIENCE: 'api://beside',
    BESIDE_UPSTREAM_PRINCIPAL: 'p',
  };
  expect(readEnvironment(complete)).toMatchObject({
    store: { kind: 'file', file: 'store.db' },
    anchor: { kind: 'folder', folder: 'checkpoints' },
    signer: { kind: 'keys', keys: { keys: [auditKey] } },
    relay: { kind: 'key', connectionString: complete.BESIDE_PUBSUB },
  });
  expect(readEnvironment(azure)).toMatchObject({
    store: { kind: 'cosmos', endpoint: azure.BESIDE_COSMOS_ENDPOINT, database: 'beside' },
    anchor: { kind: 'blobs', container: azure.BESIDE_CHECKPOINT_CONTAINER },
    signer: { kind: 'vault', key: azure.BESIDE_AUDIT_VAULT_KEY },
    relay: { kind: 'identity', upstream: { tenant: 't', audience: 'api://beside', principal: 'p' } },
  });
  const { BESIDE_COSMOS_DATABASE: _database, BESIDE_UPSTREAM_PRINCIPAL: _principal, ...half } = azure;
  expect(() => readEnvironment({ ...half, BESIDE_STORE: 'store.db', BESIDE_CHECKPOINT_DIR: 'here' })).toThrow(
    'The settings are not complete:\n' +
      '  BESIDE_UPSTREAM_PRINCIPAL is missing\n' +
      '  BESIDE_COSMOS_DATABASE is missing\n' +
      '  BESIDE_STORE must not stand beside BESIDE_COSMOS_ENDPOINT\n' +
      '  BESIDE_CHECKPOINT_DIR must not stand beside BESIDE_CHECKPOINT_CONTAINER',
  );
});

test('a directory that agents are asked about is named by its tenant and the application, or not at all', () => {
  const asked = { ...complete, BESIDE_DIRECTORY_TENANT: 't', BESIDE_DIRECTORY_RESOURCE: 'r' };
  expect(readEnvironment(complete).directory).toBeNull();
  expect(readEnvironment(asked).directory).toEqual({ tenant: 't', resource: 'r' });
  expect(() => readEnvironment({ ...complete, BESIDE_DIRECTORY_RESOURCE: 'r' })).toThrow(
    'The settings are not complete:\n  BESIDE_DIRECTORY_TENANT is missing',
  );
});

test.each([
  ['no JSON', 'hush', 'must be a JWKS'],
  ['two private keys', { keys: [auditKey, { ...auditKey, kid: 'a2' }] }, 'exactly one key must be private'],
  ['public keys alone', { keys: [{ ...auditKey, d: undefined }] }, 'exactly one key must be private'],
  ['a key that is there twice', { keys: [auditKey, { ...auditKey, d: undefined }] }, 'every key needs a kid'],
])('keys of the audit that are %s are refused', (_what, keys, words) => {
  const text = typeof keys === 'string' ? keys : JSON.stringify(keys);
  expect(() => readEnvironment({ ...complete, BESIDE_AUDIT_KEYS: text })).toThrow(`BESIDE_AUDIT_KEYS ${words}`);
});

test('what signs the audit is keys in the settings or a key of a vault: one of both, and https alone', () => {
  const vault = 'https://beside.vault.azure.net/keys/audit';
  const { BESIDE_AUDIT_KEYS: _keys, ...without } = complete;
  expect(() => readEnvironment(without)).toThrow('BESIDE_AUDIT_KEYS is missing');
  expect(() => readEnvironment({ ...complete, BESIDE_AUDIT_VAULT_KEY: vault })).toThrow(
    'BESIDE_AUDIT_KEYS must not stand beside BESIDE_AUDIT_VAULT_KEY',
  );
  for (const wrong of [vault.replace('https', 'http'), `${vault}/0123`, 'https://beside.vault.azure.net/', 'audit'])
    expect(() => readEnvironment({ ...without, BESIDE_AUDIT_VAULT_KEY: wrong })).toThrow(
      'BESIDE_AUDIT_VAULT_KEY must be https://<vault>/keys/<name>, without a version',
    );
});
