import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCorpus, type Corpus } from '../fixtures/corpus';
import { HANG_LIMIT_MS } from '../support/hang-limit';
import { freePorts } from '../support/servers/free-ports';
import { runBeside } from '../support/run-beside';
import { directoryOf } from '../twin/directory';
import { startBankSite, startTaxSite } from '../twin/sites';
import type { WebServer } from '../twin/web/serve';

jest.setTimeout(HANG_LIMIT_MS);

/** One line of `page-check --json`. */
interface Line {
  readonly page: string;
  readonly ok: boolean;
  readonly nodes: number;
  readonly differences: number;
  readonly differing: readonly string[];
  readonly readable: { readonly share: number; readonly lost: readonly string[] };
  readonly canaries: readonly string[];
}

/** Share of labels, buttons and headings that must stay readable under `labels`. */
const READABLE = 0.9;
const TAX_PAGES = ['/', '/return/personal', '/return/income', '/mailbox', '/help'];
const BANK_PAGES = ['/', '/transfer', '/loans', '/settings'];
/** Each kind of page once: these runs are about the kinds, not about the pages. */
const OPENED = ['tax-form', 'react-app', 'fluent-parts', 'shadow-cards', 'svg-chart', 'right-to-left', 'saved-news'];
const CHANGED = ['tax-form', 'react-app', 'tailwind-board', 'svg-chart', 'nested-frames', 'right-to-left'];

let corpus: Corpus;
let sites: readonly WebServer[];
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'beside-pages-'));
  corpus = await startCorpus({ port: 0 });
  const ports = await freePorts();
  const options = { directory: directoryOf(ports), widgetVersion: '0' };
  sites = await Promise.all([
    startTaxSite({ ...options, port: ports.tax }),
    startBankSite({ ...options, port: ports.bank }),
  ]);
});
afterAll(async () => {
  await Promise.all([corpus, ...sites].map((server) => server.stop()));
  rmSync(folder, { recursive: true });
});

/** Two browsers share the pages: most of the time is waiting for a page to rest. */
async function check(urls: readonly string[], ...options: readonly string[]): Promise<readonly Line[]> {
  const halves = [0, 1].map((half) => urls.filter((_, at) => at % 2 === half));
  const said = await Promise.all(halves.map((half) => runBeside('page-check', '--json', ...options, ...half)));
  expect(said.map(({ error }) => error)).toEqual(['', '']);
  return said.flatMap(({ out }) => out.split('\n').map((line) => JSON.parse(line) as Line));
}

function file(name: string, html: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, html);
  return place;
}

const fault = ({ page, differing }: Line) => ({ page, differing });
const unreadable = (lines: readonly Line[]) =>
  lines.filter(({ readable }) => readable.share < READABLE).map(({ page, readable }) => ({ page, readable }));
const urlsOf = (names: readonly string[]) =>
  corpus.pages.filter(({ name }) => names.includes(name)).map(({ url }) => url);

test('every page of the corpus is mirrored exactly, and can be helped on', async () => {
  const lines = await check(corpus.pages.map(({ url }) => url));
  expect(lines).toHaveLength(corpus.pages.length);
  expect(lines.filter(({ differences }) => differences > 0).map(fault)).toEqual([]);
  expect(unreadable(lines)).toEqual([]);
});

test('every page of the demo sites is, too', async () => {
  const [tax, bank] = sites as readonly [WebServer, WebServer];
  const urls = [...TAX_PAGES.map((place) => tax.url + place), ...BANK_PAGES.map((place) => bank.url + place)];
  const lines = await check(urls);
  expect(lines.filter(({ differences }) => differences > 0).map(fault)).toEqual([]);
  expect(unreadable(lines)).toEqual([]);
});

test('with masking off, what is sent is the page', async () => {
  const lines = await check(urlsOf(OPENED), '--policy', 'show-all');
  expect(lines.filter(({ differences }) => differences > 0).map(fault)).toEqual([]);
});

test('a page that changes at random is followed', async () => {
  const lines = await check(urlsOf(CHANGED), '--mutate', '500', '--seed', '3');
  expect(lines.filter(({ differences }) => differences > 0).map(fault)).toEqual([]);
});

test('a canary that leaves is found, in whatever form, and one that stays is not', async () => {
  const words = file('canaries.txt', 'QX7-CANARY\n');
  const plain = file('plain.html', '<!doctype html><title>x</title><h1>Hello</h1><p>QX7-CANARY</p>');
  const coded = file('coded.html', '<!doctype html><title>x</title><h1>Order UVg3LUNBTkFSWQ==</h1>');
  const open = await runBeside('page-check', '--policy', 'show-all', '--canary-file', words, plain);
  expect(open).toMatchObject({ status: 1, out: expect.stringContaining('1 canaries') });
  const encoded = await runBeside('page-check', '--canary-file', words, coded);
  expect(encoded).toMatchObject({ status: 1, out: expect.stringContaining('1 canaries') });
  const masked = await runBeside('page-check', '--canary-file', words, plain);
  expect(masked).toMatchObject({ status: 0, out: expect.stringContaining('0 canaries') });
});

test('a page whose script never rests is held still and compared', async () => {
  const clock = file(
    'clock.html',
    '<!doctype html><title>x</title><h1>0</h1><script>setInterval(() => { document.querySelector("h1").textContent = performance.now(); }, 5)</script>',
  );
  expect(await runBeside('page-check', clock)).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^ok .* 0 differences/),
  });
});

test('what cannot be looked at is said in plain words', async () => {
  const nobody = corpus.url.replace(/\d+$/, String((await freePorts()).tax));
  const [missing, unreachable, noPolicy, nothing, help] = await Promise.all([
    runBeside('page-check', path.join(folder, 'nowhere.html')),
    runBeside('page-check', nobody),
    runBeside('page-check', '--policy', 'everything', nobody),
    runBeside('page-check'),
    runBeside('page-check', '--help'),
  ]);
  expect(missing).toMatchObject({ status: 2, out: '', error: expect.stringMatching(/^page-check: there is no file/) });
  expect(unreachable).toMatchObject({ status: 2, error: expect.stringContaining('connection refused') });
  expect(noPolicy).toMatchObject({ status: 2, error: expect.stringContaining('there is no policy file "everything"') });
  expect(nothing).toMatchObject({ status: 2, error: expect.stringContaining('name at least one FILE or URL') });
  expect(help).toMatchObject({ status: 0, out: expect.stringContaining('Usage: beside page-check') });
});
