import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startCorpus, type ServedPage } from '../fixtures/corpus';
import { bundleForPage } from '../support/browser/bundle';
import { launchChromium } from '../support/browser/chromium';
import { startPubSub } from '../twin/pubsub';
import type { Engine } from './customer-page';
import { goalsOf } from './goals';
import { measurePage, measurePictures, measureSession, type Measured } from './measure-page';
import { ACTS, geometricMean, ratiosOf, type Sessions } from './ratios';
import { pictureSection, section, type PictureRow, type Row } from './section';
import type { Throttle } from './throttle';

const HELP = `Usage: npm run bench [-- OPTIONS]

Beside and rrweb on the same pages, over the same relay, in one run. The whole run takes about an hour and writes
test/bench/RESULTS.md; its figures are ratios, Beside ÷ rrweb: smaller is better.

  --quick           four pages, masking on, no throttling; a few minutes
  --json            last line: one JSON object with the geometric means of the first setting
  --pages a,b       these pages of the corpus only
  --masking on|off  one of the two only
  --fast|--slow     unthrottled only, or only 6× slower on 390 px over 400 kb/s
  --pictures        only how pages look at the viewer`;

const QUICK_PAGES = ['tax-form', 'bank-table', 'react-app', 'shadow-cards'];
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const WEAK: Throttle = { cpu: 6, bitsPerSecond: 400_000, latencyMs: 80 };
const FIRST_SETTING = { masking: true, throttle: null, viewport: WIDE, pictures: false };
const SESSIONS_AT_ONCE = 4;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface Setting {
  readonly title: string;
  readonly masking: boolean;
  readonly throttle: Throttle | null;
  readonly viewport: { readonly width: number; readonly height: number };
}

const has = (flag: string) => process.argv.includes(flag);
const value = (flag: string) => (has(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined);

if (has('--help')) console.log(HELP);
else await bench();

async function bench(): Promise<void> {
  const quick = has('--quick');
  const wanted = value('--pages')?.split(',') ?? (quick ? QUICK_PAGES : null);
  const corpus = await startCorpus({ port: 0 });
  const pubsub = await startPubSub({ port: 0 });
  const browser = await launchChromium();
  const scripts = {
    customer: await bundleForPage(here('./customer-page.ts')),
    viewer: await bundleForPage(here('./viewer-page.ts')),
  };
  const common = { browser, pubsub, scripts, acts: ACTS };
  const pages = corpus.pages.filter(({ name }) => !wanted || wanted.includes(name));

  const sessions = new Map<ServedPage, Sessions>();

  /** Minutes are mostly waiting: a few pages have theirs at the same time. */
  async function playSessions(): Promise<void> {
    for (let at = 0; at < pages.length; at += SESSIONS_AT_ONCE) {
      await Promise.all(
        pages.slice(at, at + SESSIONS_AT_ONCE).map(async (page) => {
          const play = (engine: Engine) => measureSession({ ...common, page, engine, ...FIRST_SETTING });
          const [beside, rrweb] = await Promise.all([play('beside'), play('rrweb')]);
          sessions.set(page, { beside, rrweb });
        }),
      );
    }
  }

  async function rowOf(page: ServedPage, { masking, throttle, viewport }: Setting): Promise<Row | null> {
    const measure = (engine: Engine) =>
      measurePage({
        ...{ ...common, page, engine, masking, throttle, viewport },
        pictures: false,
      }).catch((error: Error): Measured | null => {
        process.stderr.write(`${engine} did not finish on ${page.name}: ${error.message.split('\n')[0]}\n`);
        return null;
      });
    const [rrweb, beside] = [await measure('rrweb'), await measure('beside')];
    return (
      rrweb && beside && { name: page.name, ratios: ratiosOf(beside, rrweb, sessions.get(page) ?? null), beside, rrweb }
    );
  }

  const sections: { readonly title: string; readonly rows: readonly Row[] }[] = [];
  const pictures: PictureRow[] = [];

  async function comparePages(): Promise<void> {
    const options = { ...common, masking: false, throttle: null, viewport: WIDE, pictures: true };
    for (const page of pages) {
      process.stderr.write(`pictures: ${page.name} …\n`);
      const look = (engine: Engine) => measurePictures({ ...options, page, engine }).catch(() => null);
      pictures.push({ name: page.name, beside: await look('beside'), rrweb: await look('rrweb') });
    }
  }

  try {
    if (!quick) await comparePages();
    if (has('--pictures')) return console.log(pictureSection(pictures));
    process.stderr.write('scripted minutes …\n');
    await playSessions();
    for (const setting of settings(quick)) {
      const rows: Row[] = [];
      for (const page of pages) {
        process.stderr.write(`${setting.title}: ${page.name} …\n`);
        const row = await rowOf(page, setting);
        if (row) rows.push(row);
      }
      sections.push({ title: setting.title, rows });
    }
  } finally {
    await browser.close();
    await pubsub.stop();
    await corpus.stop();
  }
  const tables = sections.map(({ title, rows }) => section(title, rows));
  const report = `${[...tables, ...(quick ? [] : [pictureSection(pictures)])].join('\n\n')}\n`;
  process.stdout.write(report);
  const mean = geometricMean((sections[0]?.rows ?? []).map(({ ratios }) => ratios));
  if (!quick && !wanted) await writeFile(here('./RESULTS.md'), `${head()}${goalsOf(mean)}\n\n${report}`);
  if (has('--json')) console.log(JSON.stringify(summary(sections[0]?.rows ?? [])));
}

function settings(quick: boolean): readonly Setting[] {
  const maskings =
    value('--masking') === 'off' ? [false] : quick || value('--masking') === 'on' ? [true] : [true, false];
  const fast = quick || !has('--slow') ? [{ throttle: null, viewport: WIDE, words: '1280 px, unthrottled' }] : [];
  const slow =
    quick || has('--fast') ? [] : [{ throttle: WEAK, viewport: PHONE, words: '390 px, processor 6× slower, 400 kb/s' }];
  return maskings.flatMap((masking) =>
    [...fast, ...slow].map(({ words, ...rest }) => ({
      ...rest,
      masking,
      title: `Masking ${masking ? 'on' : 'off'}, ${words}`,
    })),
  );
}

function summary(rows: readonly Row[]) {
  const { firstView, snapshotCpu, liveP50, liveP95, snapshotBytes, structuralBytes, units } = geometricMean(
    rows.map(({ ratios }) => ratios),
  );
  const longestTaskMs = Math.round(Math.max(...rows.map(({ beside }) => beside.longestTask)) * 10) / 10;
  const domDifferences = rows.reduce((sum, { beside }) => sum + (beside.domDifferences ?? 0), 0);
  return {
    ...{ firstView, snapshotCpu, liveP50, liveP95, snapshotBytes, structuralBytes, units },
    longestTaskMs,
    domDifferences,
  };
}

function head(): string {
  const [cpu] = cpus();
  return `# Beside and rrweb 2.2.2, in one run

Ratios are Beside ÷ rrweb, smaller is better; milliseconds are of this machine and this run.
${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model ?? 'processor'}, Node ${process.version}.

`;
}
