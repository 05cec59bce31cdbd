import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allow, chat, deskIs, enterPin, invite, seesInMirror, signIn, takeConversation } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import { ROOT } from '../support/tree-files';
import { readGuest } from '../twin/sites';
import { startWebServer, type WebServer } from '../twin/web/serve';

const STRICT = "default-src 'none'; script-src 'nonce-own'; require-trusted-types-for 'script'; trusted-types 'none'";

let folder: string;
let stage: Stage | null = null;
let site: WebServer | null = null;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'beside-own-'));
});
afterEach(async () => {
  await stage?.close();
  await site?.stop();
  stage = site = null;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A page with a script of its own, and with a policy that names nobody else. */
function ownPage(policy: string): string {
  return `<!doctype html><html lang="en"><head><title>Own</title>${policy}</head>
    <body><h1>Order a permit</h1><button id="more">More</button>
    <script nonce="own">more.onclick = () => document.body.append(document.createElement('h2').appendChild(new Text('Done')).parentNode);</script>
    </body></html>`;
}

async function playBesideTheDesk(said: string, at: string): Promise<void> {
  const read = await readGuest(said);
  if (!read.ok) throw new Error(read.words);
  const open = await openStage(`21-${read.guest.kind}`, { guest: read.guest });
  stage = open;
  const agent = await open.person('agent');
  const customer = await open.person('customer');
  await signIn(agent, open.twin.directory, 'norland-tax', 'Anna Visser');
  await customer.goto(`${open.twin.directory.tax}/${at}`);
  await chat(customer, 'How do I get a permit?');
  await takeConversation(agent, 'How do I get a permit?');
  await enterPin(customer, await invite(agent, customer));
  await allow(customer);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Order a permit');
  await customer.locator('#more').click();
  await seesInMirror(agent, 'Done');
  await open.photograph('1-live');
}

test('scene 21: a file goes live beside the desk', async () => {
  const file = path.join(folder, 'my permit.html');
  writeFileSync(file, ownPage(`<meta http-equiv="Content-Security-Policy" content="${STRICT}">`));
  await playBesideTheDesk(file, 'my%20permit.html');
});

test('scene 21: a page of a running site goes live beside the desk, though its policy names nobody else', async () => {
  const headers = { 'content-type': 'text/html', 'content-security-policy': STRICT, 'x-frame-options': 'DENY' };
  const own = (site = await startWebServer({
    name: 'own',
    port: 0,
    handle: () => new Response(ownPage(''), { headers }),
  }));
  await playBesideTheDesk(`${own.url}/permit?step=1`, 'permit?step=1');
});

test.each([
  ['nothing', [], 'Say what to try: npm run try -- URL|FILE'],
  [
    'a file that is not there',
    ['nowhere.html'],
    'There is no file "nowhere.html". A URL begins with http:// or https://.',
  ],
  ['a site that does not answer', ['http://localhost:9/'], 'http://localhost:9/ cannot be reached from here.'],
  ['a port that is none', ['x.html', '--port', 'desk=much'], '--port desk=much is not understood.'],
])('"npm run try" with %s says so, and ends with 2', async (_, args, words) => {
  expect(await runTry(args)).toEqual({ status: 2, out: '', error: expect.stringContaining(words) });
});

test('"npm run try -- --help" says how', async () => {
  expect(await runTry(['--help'])).toMatchObject({
    status: 0,
    out: expect.stringContaining('npm run try -- URL|FILE'),
  });
});

function runTry(args: readonly string[]): Promise<{ status: number | null; out: string; error: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['test/twin/try.mjs', ...args], { cwd: ROOT });
    let out = '';
    let error = '';
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (error += text.toString()));
    child.on('close', (status) => done({ status, out, error }));
  });
}
