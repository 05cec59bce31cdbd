import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import type { SessionView, WrittenLetter } from '@beside/protocol';
import {
  anchorFolder,
  auditKeysShape,
  createApp,
  openSqlite,
  putCompany,
  signWithKeys,
  webPubSub,
  widgetDirectory,
  type AppParts,
  type AppSettings,
  type CompanySeed,
} from '../src/index';
import { createIssuer } from './issuer';

export const BASE = 'https://beside.test/api';
export const NOON = Date.UTC(2026, 10, 2, 12);
export const HUB = 'beside';
export const PUBSUB_KEY = 'a-key-for-tests-that-is-long-enough-0123';

export const norland: CompanySeed = {
  id: 'norland',
  name: 'Norland Tax Office',
  tenants: ['tenant-norland'],
  origins: ['https://www.norland.test', 'https://forms.norland.test'],
  deskOrigins: ['https://norland.crm.test'],
  policy: { base: 'labels', allowShowAttributes: true, rules: [{ selector: '.iban', level: 'hidden' }] },
};

export const meridian: CompanySeed = {
  id: 'meridian',
  name: 'Meridian Bank',
  tenants: ['tenant-meridian'],
  origins: ['https://www.meridian.test'],
  deskOrigins: ['https://meridian.crm.test'],
  policy: { base: 'nothing', allowShowAttributes: false, rules: [] },
};

export type Said =
  | { readonly to: string; readonly fact: { readonly fact: 'session'; readonly session: SessionView } }
  | { readonly to: string; readonly letter: WrittenLetter }
  | { readonly closed: string };

export type TestApp = Awaited<ReturnType<typeof openTestApp>>;

/** Signs the audit with a key of its own. */
export async function testSigner(kid = 'a1') {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid };
  return signWithKeys(auditKeysShape.parse({ keys: [jwk] }));
}

/** The whole API over the embedded store in a directory of its own, with a clock, an issuer and a relay that the test owns. */
export async function openTestApp(overrides: Partial<AppParts & AppSettings> = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'beside-functions-'));
  const file = join(directory, 'store.db');
  let stores = openSqlite(file);
  let now = NOON;
  let peer: string | null = '192.0.2.1';
  const said: Said[] = [];
  const logged: string[] = [];
  const published = new Map<string, string>();
  const issuer = await createIssuer(() => now);
  const relay = webPubSub({
    connectionString: `Endpoint=https://relay.test;AccessKey=${PUBSUB_KEY};Version=1.0;`,
    hub: HUB,
  });

  const auditSigner = await testSigner();

  const settings = (): AppSettings => ({
    version: '0.0.0-test',
    publicBase: BASE,
    staff: { issuerTemplate: 'https://login.test/{tenantid}/v2.0', audience: 'api://beside' },
    credentialKey: new Uint8Array(32).fill(7),
    pinPepper: { id: 'p1', key: new Uint8Array(32).fill(9) },
    trustedProxies: 0,
    deskOrigins: [],
    widgetVersion: '1',
    ...overrides,
  });
  const build = () =>
    createApp(settings(), {
      stores,
      publisher: {
        tell: async (to, session) => void said.push({ to, fact: { fact: 'session', session } }),
        tellLetter: async (to, letter) => void said.push({ to, letter }),
        close: async (closed) => void said.push({ closed }),
      },
      sockets: relay.sockets,
      upstream: relay.upstream,
      auditSigner,
      checkpointAnchor: anchorFolder(join(directory, 'checkpoints')),
      staffKeys: issuer.keys,
      widgetFiles: widgetDirectory(directory),
      readSite: async (url) => published.get(url) ?? null,
      clock: () => now,
      random: randomBytes,
      log: (line) => void logged.push(line),
      ...overrides,
    });
  let app = build();
  for (const seed of [norland, meridian]) await putCompany({ ...stores, clock: () => now }, seed);

  return {
    directory,
    file,
    said,
    logged,
    issuer,
    get stores() {
      return stores;
    },
    now: () => now,
    pass: (ms: number) => void (now += ms),
    sweep: () => app.sweep(),
    writeRows: () => app.writeRows(),
    /** What companies' sites publish, by URL. */
    published,
    routes: app.routes,
    handle: (request: Request) => app.handle(request),
    /** Where the next calls come from. */
    comeFrom: (address: string | null) => void (peer = address),

    /** @param path below the base, with a leading slash */
    call(
      method: string,
      path: string,
      init: { headers?: Record<string, string>; body?: unknown } = {},
    ): Promise<Response> {
      const { headers = {}, body } = init;
      const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
      return app.handle(new Request(`${BASE}${path}`, { method, headers, body: text }), peer);
    },
    /** Closes the store and opens it again, as a restart of the process does. */
    restart() {
      stores.close();
      stores = openSqlite(file);
      app = build();
    },
    close() {
      stores.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
