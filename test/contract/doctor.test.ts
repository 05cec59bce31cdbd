import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkMessage, doctor } from '../../packages/cli/src/index';
import { freePort, freePorts } from '../support/servers/free-ports';
import { runBeside, runBesideIn } from '../support/run-beside';
import { ROOT } from '../support/tree-files';
import { until } from '../support/until';
import { COMPANIES, type Role } from '../twin/companies';
import { loadSigningKey } from '../twin/issuer/signing-key';
import { accessClaims, signClaims } from '../twin/issuer/tokens';
import { startTwin, type Twin } from '../twin/twin';

/** The doctor in front of the twin, which is well, and of doubles that each have one fault. */

interface Finding {
  readonly name: string;
  readonly ok: boolean | null;
  readonly words: string;
  readonly fix?: string;
}

async function examine(...words: string[]): Promise<{ status: number; findings: Finding[]; faults: Finding[] }> {
  const findings: Finding[] = [];
  const status = await doctor.run(['--json', ...words], {
    out: (line) => findings.push(JSON.parse(line) as Finding),
    error: () => {},
  });
  return { status, findings, faults: findings.filter(({ ok }) => ok === false) };
}

describe('the twin', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'beside-doctor-'));
  let twin: Twin;
  beforeAll(
    async () => void (twin = await startTwin({ ports: await freePorts(), dataDir, root: ROOT, log: () => {} })),
  );
  afterAll(async () => {
    await twin.stop();
    rmSync(dataDir, { recursive: true });
  });

  test('is well in every respect', async () => {
    const { api, tax, desk } = twin.directory;
    const { status, findings, faults } = await examine(`${api}/api`, '--page', `${tax}/`, '--desk', desk);
    expect(faults).toEqual([]);
    expect(status).toBe(0);
    expect(findings.map(({ name }) => name)).toEqual([
      ...[
        'address',
        'api',
        'clock',
        'store',
        'staff-keys',
        'relay',
        'widget',
        'anchor',
        'signer',
        'directory',
        'rows',
        'socket',
        'message',
        'desk origin',
      ],
      ...['page', 'page origin', 'tag', 'widget file', 'content security policy'],
    ]);
  });

  test('lets a message through its relay for an administrator, and for no agent', async () => {
    const api = new URL(`${twin.directory.api}/api`);
    const message = async (role: Role) => checkMessage(api, await tokenOf(role), 10_000);
    for (const role of ['Admin', 'Operator'] as const)
      expect(await message(role)).toMatchObject({ ok: true, words: expect.stringContaining('arrived') });
    expect(await message('Agent')).toMatchObject({ ok: false, fix: expect.stringContaining('BESIDE_TOKEN') });
    await until('both ends are gone', () => twin.pubsub().connections().length === 0);
  });

  async function tokenOf(role: Role): Promise<string> {
    const [company] = COMPANIES;
    const person = company?.people.find(({ roles }) => roles.includes(role));
    if (!company || !person) throw new Error(`nobody is ${role}`);
    const claims = accessClaims(twin.directory.issuer, company, person, 'beside-doctor', Math.floor(Date.now() / 1000));
    return signClaims(await loadSigningKey(dataDir), claims);
  }

  test('a page of nobody is told how to become known, and without --json a fault is followed by its fix', async () => {
    const { api } = twin.directory;
    const { status, out } = await runBeside('doctor', `${api}/api`, '--desk', 'https://crm.stranger.test');
    expect(status).toBe(1);
    expect(out).toContain(
      'FAULT  desk origin: the API does not answer pages of https://crm.stranger.test\n       → Add exactly',
    );
  });

  test('says what to do when its relay is down', async () => {
    await twin.pubsub().stop();
    const { out, status } = await runBesideIn(
      { BESIDE_TOKEN: await tokenOf('Admin') },
      'doctor',
      `${twin.directory.api}/api`,
    );
    expect(status).toBe(1);
    expect(out).toMatch(
      /FAULT {2}socket: .*ECONNREFUSED[^]*FAULT {2}message: refused: .*\(ECONNREFUSED\)\n {7}→ A proxy/,
    );
  });
});

const SCRIPT = 'console.log(1)';
const INTEGRITY = `sha384-${createHash('sha384').update(SCRIPT).digest('base64')}`;
const PARTS = ['store', 'staff-keys', 'relay', 'widget', 'anchor', 'signer', 'directory', 'rows'];

/** What the double does; each test turns one thing. */
interface Double {
  readonly skewMs: number;
  readonly away: string;
  /** What the part that is away says of itself. */
  readonly why: string;
  readonly cors: boolean;
  readonly corsHeaders: string;
  readonly tag: (api: string) => string;
  readonly policy: (api: string, relay: string) => string;
  readonly relayStatus: number;
}

const sound: Double = {
  skewMs: 0,
  away: '',
  why: '',
  cors: true,
  corsHeaders: 'authorization, content-type, dpop',
  tag: (api) =>
    `<script src="${api}/widget/1/beside.js" integrity="${INTEGRITY}" crossorigin="anonymous" data-api="${api}"></script>`,
  policy: (api, relay) =>
    `default-src 'self'; script-src 'self' ${new URL(api).origin}; connect-src ${new URL(api).origin} ${relay}`,
  relayStatus: 401,
};

async function open(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An API, a relay and a page in one. */
async function withDouble(changes: Partial<Double>, look: (api: string, page: string) => Promise<void>): Promise<void> {
  const double = { ...sound, ...changes };
  let own = '';
  const site = createServer((_request, response) =>
    response
      .writeHead(200, {
        'content-type': 'text/html',
        'content-security-policy': double.policy(`${own}/api`, own.replace('http', 'ws')),
      })
      .end(`<!doctype html><title>x</title>${double.tag(`${own}/api`)}`),
  );
  const api = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', own);
    if (request.method === 'OPTIONS') {
      const headers = {
        'access-control-allow-origin': request.headers.origin ?? '',
        'access-control-allow-headers': double.corsHeaders,
      };
      return response.writeHead(double.cors ? 204 : 403, double.cors ? headers : {}).end();
    }
    if (pathname.startsWith('/client/')) return response.writeHead(double.relayStatus).end();
    if (pathname.endsWith('/beside.js')) return response.writeHead(200).end(SCRIPT);
    const parts = PARTS.map((name) => ({
      name,
      ok: name !== double.away,
      ms: 1,
      ...(name === double.away && double.why && { why: double.why }),
    }));
    const health = { ok: true, version: '1', now: Date.now() + double.skewMs, relay: own.replace('http', 'ws'), parts };
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(health));
  });
  own = await open(api);
  try {
    await look(`${own}/api`, `${await open(site)}/`);
  } finally {
    for (const server of [site, api]) {
      server.closeAllConnections();
      server.close();
    }
  }
}

test('a double without a fault is well', async () => {
  await withDouble({}, async (api, page) =>
    expect(await examine(api, '--page', page)).toMatchObject({ status: 0, faults: [] }),
  );
});

type Case = readonly [string, Partial<Double>, Partial<Finding>];
const faulty: readonly Case[] = [
  [
    'a clock that is two minutes ahead',
    { skewMs: 120_000 },
    { name: 'clock', fix: expect.stringContaining('this one is behind') },
  ],
  [
    'a clock that is two minutes behind',
    { skewMs: -120_000 },
    { name: 'clock', fix: expect.stringContaining('this one is ahead') },
  ],
  [
    'a store that is away',
    { away: 'store' },
    { name: 'store', fix: expect.stringContaining('BESIDE_COSMOS_ENDPOINT') },
  ],
  [
    'keys that are away',
    { away: 'staff-keys' },
    { name: 'staff-keys', fix: expect.stringContaining('BESIDE_JWKS_URL') },
  ],
  [
    'checkpoints that cannot be reached',
    { away: 'anchor' },
    { name: 'anchor', fix: expect.stringContaining('BESIDE_CHECKPOINT_CONTAINER') },
  ],
  [
    'a key of the audit that does not sign',
    { away: 'signer' },
    { name: 'signer', fix: expect.stringContaining('BESIDE_AUDIT_VAULT_KEY') },
  ],
  [
    'a directory that may not be asked',
    { away: 'directory' },
    { name: 'directory', fix: expect.stringMatching(/Directory\.Read\.All.*register\.mjs.*BESIDE_DIRECTORY_RESOURCE/) },
  ],
  ...(
    [
      ['identity', /application user.*BESIDE_DATAVERSE/],
      ['forbidden', /Beside Service.*Beside Agent/],
      ['unassignable', /Beside Service.*assign/],
      ['missing', /Import the solution/],
      ['invalid', /this very version/],
      ['throttled', /nothing is lost/],
      ['down', /nothing is lost/],
      ['slow', /nothing is lost/],
    ] as const
  ).map(([why, fix]): Case => [
    `rows that cannot be written: ${why}`,
    { away: 'rows', why },
    { name: 'rows', words: `does not work (${why})`, fix: expect.stringMatching(fix) },
  ]),
  ['missing CORS', { cors: false }, { name: 'page origin', fix: expect.stringContaining('to origins of the company') }],
  [
    'CORS of something that stands before the API',
    { corsHeaders: 'content-type' },
    { name: 'page origin', words: expect.stringContaining('authorization, dpop') },
  ],
  [
    'a policy without the script',
    { policy: (api, relay) => `script-src 'self'; connect-src ${new URL(api).origin} ${relay}` },
    { name: 'content security policy', words: expect.stringContaining('script-src does not allow') },
  ],
  [
    'a policy without the relay',
    { policy: (api) => `script-src ${new URL(api).origin}; connect-src ${new URL(api).origin}/api` },
    { name: 'content security policy', words: expect.stringContaining('connect-src does not allow ws:') },
  ],
  [
    'a page without the tag',
    { tag: () => '<script>1</script>' },
    { name: 'tag', words: 'the page has no script tag of Beside' },
  ],
  [
    'a tag for another API',
    { tag: (api) => sound.tag(api).replace(`data-api="${api}"`, 'data-api="https://old.test/api"') },
    { name: 'tag', fix: expect.stringContaining('Set data-api=') },
  ],
  [
    'a tag with an old hash',
    { tag: (api) => sound.tag(api).replace(INTEGRITY, 'sha384-old') },
    { name: 'widget file', fix: expect.stringContaining(INTEGRITY) },
  ],
  [
    'a tag that the browser cannot check',
    { tag: (api) => sound.tag(api).replace('crossorigin="anonymous"', '') },
    { name: 'widget file', fix: expect.stringContaining('crossorigin') },
  ],
  [
    'a proxy that answers WebSockets itself',
    { relayStatus: 200 },
    { name: 'socket', fix: expect.stringContaining('Upgrade') },
  ],
];

test.each(faulty)('%s is found, alone and with its fix', async (_name, changes, finding) => {
  await withDouble(changes, async (api, page) => {
    const { status, faults } = await examine(api, '--page', page);
    expect(faults).toEqual([expect.objectContaining(finding)]);
    expect(faults[0]?.fix).toBeTruthy();
    expect(status).toBe(1);
  });
});

test('nobody there is a finding, and a wrong call is not a look', async () => {
  const { status, faults } = await examine(`http://127.0.0.1:${await freePort()}/api`);
  expect([status, faults.map(({ name }) => name)]).toEqual([1, ['api']]);
  expect(faults[0]?.words).toContain('ECONNREFUSED');
  const insecure = await examine(`http://0.0.0.0:${await freePort()}/api`);
  expect(insecure.faults.map(({ name }) => name)).toEqual(['address', 'api']);
  for (const wrong of [[], ['nonsense'], ['http://x.test/'], ['http://x.test/api', '--pag', 'x']]) {
    const said: string[] = [];
    const status = await doctor.run(wrong, { out: () => {}, error: (line) => said.push(line) });
    expect([status, said]).toEqual([2, [expect.stringContaining('beside doctor:')]]);
  }
});
