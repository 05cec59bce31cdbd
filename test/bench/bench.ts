import { cpus } from 'node:os';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startCorpus } from '../fixtures/corpus';
import type { ActName } from '../fixtures/corpus-page';
import { bundleForPage } from '../support/bundle';
import { launchChromium } from '../support/chromium';
import { startPubSub } from '../twin/pubsub';
import { measurePage, type Measured } from './measure-page';
import { percentile } from './percentile';
import { geometricMean, ratiosOf, type Ratios } from './ratios';
import { createTable } from './table';

/** `npm run bench [-- --quick] [--json] [--masking on|off] [--pages a,b]`: Beside and rrweb on the same pages, over the same relay, in one run. */
const has = (flag: string) => process.argv.includes(flag);
const value = (flag: string) => (has(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined);
const QUICK_PAGES = ['tax-form', 'bank-table', 'react-app', 'shadow-cards'];
const ACTS: readonly ActName[] = ['typing', 'scrolling', 'routes', 'mutations', 'animation'];
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const quick = has('--quick');
const wanted = value('--pages')?.split(',') ?? (quick ? QUICK_PAGES : undefined);
const maskings = value('--masking') === 'off' ? [false] : quick || value('--masking') === 'on' ? [true] : [true, false];
const throttles = quick
  ? [{ cpuThrottle: 1, viewport: { width: 1280, height: 800 } }]
  : [
      { cpuThrottle: 1, viewport: { width: 1280, height: 800 } },
      { cpuThrottle: 6, viewport: { width: 390, height: 844 } },
    ];

const corpus = await startCorpus({ port: 0 });
const pubsub = await startPubSub({ port: 0 });
const browser = await launchChromium();
const scripts = {
  customer: await bundleForPage(here('./customer-page.ts')),
  viewer: await bundleForPage(here('./viewer-page.ts')),
};
const sections: string[] = [];
let quickRatios: Ratios | null = null;
let longestTaskMs = 0;
try {
  for (const masking of maskings) {
    for (const { cpuThrottle, viewport } of throttles) {
      const rows: { name: string; ratios: Ratios; beside: Measured; rrweb: Measured }[] = [];
      for (const page of corpus.pages.filter(({ name }) => !wanted || wanted.includes(name))) {
        const run = (engine: 'beside' | 'rrweb') =>
          measurePage({ browser, pubsub, scripts, page, engine, masking, acts: ACTS, cpuThrottle, viewport });
        process.stderr.write(`${page.name} (masking ${masking ? 'on' : 'off'}, ${cpuThrottle}x) …\n`);
        const rrweb = await run('rrweb').catch(say(page.name, 'rrweb'));
        const beside = await run('beside').catch(say(page.name, 'beside'));
        if (rrweb && beside) rows.push({ name: page.name, ratios: ratiosOf(beside, rrweb), beside, rrweb });
      }
      const mean = geometricMean(rows.map(({ ratios }) => ratios));
      longestTaskMs = Math.max(longestTaskMs, ...rows.map(({ beside }) => beside.longestTask));
      quickRatios ??= mean;
      sections.push(
        section(
          `Masking ${masking ? 'on' : 'off'}, processor ${cpuThrottle}× slower, ${viewport.width} × ${viewport.height}`,
          rows,
          mean,
        ),
      );
    }
  }
} finally {
  await browser.close();
  await pubsub.stop();
  await corpus.stop();
}
const report = `${sections.join('\n\n')}\n`;
process.stdout.write(report);
if (!quick && !wanted) await writeFile(here('./RESULTS.md'), head() + report);
if (has('--json') && quickRatios)
  console.log(JSON.stringify({ ...quickRatios, longestTaskMs: Math.round(longestTaskMs * 10) / 10 }));

function say(page: string, engine: string) {
  return (error: Error) => {
    process.stderr.write(`${engine} did not finish on ${page}: ${error.message.split('\n')[0]}\n`);
    return null;
  };
}

function section(
  title: string,
  rows: readonly { name: string; ratios: Ratios; beside: Measured; rrweb: Measured }[],
  mean: Ratios,
): string {
  const keys = Object.keys(mean) as (keyof Ratios)[];
  const show = (ratio: number) => (Number.isFinite(ratio) ? ratio.toFixed(3) : '–');
  const table = createTable(
    ['page', ...keys, 'longest ms', 'first ms', 'rrweb first ms', 'p50 ms', 'rrweb p50 ms'],
    [
      ...rows.map(({ name, ratios, beside, rrweb }) => [
        name,
        ...keys.map((key) => show(ratios[key])),
        beside.longestTask.toFixed(0),
        beside.firstView.toFixed(0),
        rrweb.firstView.toFixed(0),
        percentile(beside.live, 50).toFixed(1),
        percentile(rrweb.live, 50).toFixed(1),
      ]),
      ['geometric mean', ...keys.map((key) => show(mean[key])), '', '', '', '', ''],
    ],
  );
  return `## ${title}\n\n\`\`\`\n${table}\n\`\`\``;
}

function head(): string {
  const [cpu] = cpus();
  return `# Beside and rrweb 2.2.2, in one run\n\nRatios are Beside ÷ rrweb (smaller is better); the last columns are milliseconds of this machine and this run.\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model ?? 'processor'}, Node ${process.version}.\n\n`;
}
