import { readEnvironment } from './environment';

const key = Buffer.alloc(32, 1).toString('base64');
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
};

test('a complete environment is read', () => {
  const read = readEnvironment({ ...complete, BESIDE_DESK_ORIGINS: 'https://a.crm.test, https://b.crm.test' });
  expect(read.BESIDE_PIN_PEPPER).toEqual({ id: 'p1', key: new Uint8Array(32).fill(1) });
  expect(read.BESIDE_DESK_ORIGINS).toEqual(['https://a.crm.test', 'https://b.crm.test']);
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

test('an endpoint on Azure takes the place of the file and of the connection string, and wants all that belongs to it', () => {
  const { BESIDE_STORE: _file, BESIDE_PUBSUB: _key, ...rest } = complete;
  const azure = {
    ...rest,
    BESIDE_COSMOS_ENDPOINT: 'https://beside.documents.azure.com:443/',
    BESIDE_COSMOS_DATABASE: 'beside',
    BESIDE_PUBSUB_ENDPOINT: 'https://beside.webpubsub.azure.com',
    BESIDE_UPSTREAM_TENANT: 't',
    BESIDE_UPSTREAM_AUDIENCE: 'api://beside',
    BESIDE_UPSTREAM_PRINCIPAL: 'p',
  };
  expect(readEnvironment(complete)).toMatchObject({
    store: { kind: 'file', file: 'store.db' },
    relay: { kind: 'key', connectionString: complete.BESIDE_PUBSUB },
  });
  expect(readEnvironment(azure)).toMatchObject({
    store: { kind: 'cosmos', endpoint: azure.BESIDE_COSMOS_ENDPOINT, database: 'beside' },
    relay: { kind: 'identity', upstream: { tenant: 't', audience: 'api://beside', principal: 'p' } },
  });
  const { BESIDE_COSMOS_DATABASE: _database, BESIDE_UPSTREAM_PRINCIPAL: _principal, ...half } = azure;
  expect(() => readEnvironment({ ...half, BESIDE_STORE: 'store.db' })).toThrow(
    'The settings are not complete:\n' +
      '  BESIDE_UPSTREAM_PRINCIPAL is missing\n' +
      '  BESIDE_COSMOS_DATABASE is missing\n' +
      '  BESIDE_STORE must not stand beside BESIDE_COSMOS_ENDPOINT',
  );
});
