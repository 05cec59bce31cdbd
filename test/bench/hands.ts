import { fileURLToPath } from 'node:url';
import { POINTER_MS } from '@beside/protocol';
import type { Browser, Page } from 'playwright-core';
import { startCorpus, type ServedPage } from '../fixtures/corpus';
import { acquaintPages } from '../support/pages/acquaint-pages';
import { bundleForPage } from '../support/browser/bundle';
import { launchChromium } from '../support/browser/chromium';
import { openBesideRoot } from '../support/open-beside-root';
import { startPubSub, type PubSub } from '../twin/pubsub';
import type { Engine } from './customer-page';
import { openGrants } from './grants';
import { mainThread } from './main-thread';
import { matchPlaces } from './match-places';
import { percentile } from './percentile';
import { pointerPath } from './pointer-path';
import { createTable } from './table';

const HELP = `Usage: npm run bench:hands [-- --json]

How long a pointer takes to the other side and an act until it is seen, what presence costs the customer's page, and rrweb's
mouse beside it: the same page, relay and run. About two minutes.

  --json   last line: one JSON object with the figures`;

const PAGE = 'tax-form';
const FIELD = 'input[type=text]';
const VIEWPORT = { width: 1280, height: 800 };
const VIEWERS = 3;
const PATH = pointerPath(200);
/** The last one is always told. */
const LAST_PLACE = PATH[PATH.length - 1] ?? { x: 0, y: 0 };
/** Looks for it, one every POINT_EVERY_MS. */
const NUDGES = 600;
/** What the product promises, and both sides send: a bench at another rate would measure another product. */
const POINT_EVERY_MS = POINTER_MS;
const RATE = `${1_000 / POINT_EVERY_MS} Hz`;
const FILLS = 100;
/** Apart, so that each act is a first one. */
const FILL_EVERY_MS = 90;
/** As long as a path takes. */
const SHARE_OVER_MS = PATH.length * POINT_EVERY_MS;
/** Of the customer's main thread. */
const PRESENCE_GOAL = 0.01;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms)); // the pace of a hand, no wait for a state

interface Figures {
  readonly pointToPage: readonly number[];
  readonly pointToDesk: readonly number[];
  readonly act: readonly number[];
  /** Shares of the customer's main thread, 0 … 1: with nobody pointing, with the customer alone, and with everybody. */
  readonly quiet: number;
  readonly mouse: number;
  readonly pointing: number;
  /** What the mouse costs the page without Beside: part of the difference between the two. */
  readonly ownMouse: number;
}

interface Ground {
  readonly browser: Browser;
  readonly pubsub: PubSub;
  readonly page: ServedPage;
  readonly scripts: { readonly customer: string; readonly viewer: string };
}

interface Stage {
  readonly customer: Page;
  readonly viewers: readonly Page[];
  /** Starts the capture and resolves when all viewers have the page. */
  go(): Promise<void>;
}

if (process.argv.includes('--help')) console.log(HELP);
else await main();

async function main(): Promise<void> {
  const corpus = await startCorpus({ port: 0 });
  const pubsub = await startPubSub({ port: 0 });
  const browser = await launchChromium();
  try {
    const page = corpus.pages.find(({ name }) => name === PAGE);
    if (!page) throw new Error(`no page ${PAGE} in the corpus`);
    const scripts = {
      customer: await bundleForPage(here('./hands-customer-page.ts')),
      viewer: await bundleForPage(here('./hands-viewer-page.ts')),
    };
    const ground: Ground = { browser, pubsub, page, scripts };
    const figures = await onStage(ground, 'beside', VIEWERS, measureHands);
    const rrweb = await onStage(ground, 'rrweb', 1, async (stage) => {
      await stage.go();
      return customerToDesk(stage, 'rrweb');
    });
    report(figures, rrweb);
  } finally {
    await browser.close();
    await pubsub.stop();
    await corpus.stop();
  }
}

async function onStage<T>(
  { browser, pubsub, page, scripts }: Ground,
  engine: Engine,
  viewerCount: number,
  measure: (stage: Stage) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: VIEWPORT, bypassCSP: true });
  context.setDefaultTimeout(60_000); // a wait for a state on a busy machine, no measure
  await context.addInitScript(openBesideRoot);
  try {
    const grants = openGrants(pubsub);
    const customer = await context.newPage();
    await customer.goto(page.url, { waitUntil: 'load' });
    await customer.evaluate(scripts.customer);
    const viewers: Page[] = [];
    for (let n = 1; n <= viewerCount; n++) {
      const viewer = await context.newPage();
      // An empty page of the same server: a browser lets only pages from this machine open sockets on it.
      await viewer.goto(new URL('/viewer', page.url).href);
      await viewer.evaluate(scripts.viewer);
      await acquaintPages(customer, viewer, `viewer-${n}`);
      const grant = await grants.viewer(`viewer-${n}`);
      await viewer.evaluate((all) => window.handsViewer.connect(...all), [engine, `viewer-${n}`, grant] as const);
      viewers.push(viewer);
    }
    await customer.locator(FIELD).first().scrollIntoViewIfNeeded();
    await customer.bringToFront();
    const go = async () => {
      const grant = await grants.customer();
      await customer.evaluate((all) => window.handsCustomer.start(...all), [engine, grant] as const);
      for (const viewer of viewers) await viewer.waitForFunction(() => window.handsViewer.isWhole());
    };
    return await measure({ customer, viewers, go });
  } finally {
    await context.close();
  }
}

async function measureHands(stage: Stage): Promise<Figures> {
  const { customer } = stage;
  const alone = await shareWhile(customer, () => pause(SHARE_OVER_MS));
  const mouseAlone = await shareWhile(customer, () => moveMouse(customer));
  await stage.go();
  const pointToPage = await deskToCustomer(stage);
  const pointToDesk = await customerToDesk(stage, 'beside');
  const act = await actToDesk(stage);
  await customer.evaluate(() => window.handsCustomer.stopNoting());
  await allPoint(stage, false);
  const quiet = await shareWhile(customer, () => pause(SHARE_OVER_MS));
  const mouse = await shareWhile(customer, () => moveMouse(customer));
  const pointing = await shareWhile(customer, () => Promise.all([allPoint(stage, true), moveMouse(customer)]));
  return { pointToPage, pointToDesk, act, quiet, mouse, pointing, ownMouse: mouseAlone - alone };
}

async function shareWhile(page: Page, doing: () => Promise<unknown>): Promise<number> {
  const thread = await mainThread(page);
  await doing();
  return thread.share();
}

/** All viewers at the same time, or nobody any more. */
async function allPoint({ viewers }: Stage, pointing: boolean): Promise<void> {
  const way = [PATH, POINT_EVERY_MS] as const;
  await Promise.all(
    viewers.map((viewer) =>
      pointing
        ? viewer.evaluate((all) => window.handsViewer.point(...all).then(() => {}), way)
        : viewer.evaluate(() => window.handsViewer.stopPointing()),
    ),
  );
}

async function moveMouse(customer: Page): Promise<void> {
  const started = performance.now();
  for (const [n, { x, y }] of PATH.entries()) {
    await customer.mouse.move(x, y);
    await pause(Math.max(0, (n + 1) * POINT_EVERY_MS - (performance.now() - started)));
  }
}

/** From a viewer's intent until the pointer stands there on the customer's page. */
async function deskToCustomer({ customer, viewers: [viewer] }: Stage): Promise<readonly number[]> {
  if (!viewer) return [];
  const made = await viewer.evaluate((all) => window.handsViewer.point(...all), [PATH, POINT_EVERY_MS] as const);
  await customer.waitForFunction((last) => window.handsCustomer.isPlaced(last), LAST_PLACE);
  return matched(made, await customer.evaluate(() => window.handsCustomer.placed()));
}

/** From the customer's own move until its place is known at a viewer. */
async function customerToDesk({ customer, viewers: [viewer] }: Stage, engine: Engine): Promise<readonly number[]> {
  if (!viewer) return [];
  const before = (await customer.evaluate(() => window.handsCustomer.moves())).length;
  await moveMouse(customer);
  // rrweb throttles without a last word: until the last place is told the mouse gives it reason to.
  for (let n = 1; !(await viewer.evaluate((last) => window.handsViewer.hasPointer(last), LAST_PLACE)); n++) {
    if (n > NUDGES) throw new Error('the last place of the mouse was never told');
    await pause(POINT_EVERY_MS);
    if (engine === 'rrweb') await customer.mouse.move(LAST_PLACE.x + (n % 2), LAST_PLACE.y);
  }
  const moves = await customer.evaluate(() => window.handsCustomer.moves());
  return matched(moves.slice(before), await viewer.evaluate(() => window.handsViewer.pointers()));
}

/** From an agent's value until the mirrored field holds it: asked for, granted and let type as people do. CTRL-4, CTRL-7 */
async function actToDesk({ customer, viewers: [viewer] }: Stage): Promise<readonly number[]> {
  if (!viewer) return [];
  await viewer.evaluate(() => window.handsViewer.ask());
  await customer.getByRole('button', { name: 'Allow' }).click();
  await customer.getByRole('checkbox', { name: /type without asking/ }).click();
  await viewer.waitForFunction(() => window.handsViewer.mayType());
  const box = await customer.locator(FIELD).first().boundingBox();
  if (!box) throw new Error('the field is not on the page');
  const values = Array.from({ length: FILLS }, (_, n) => String(1_000 + n));
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const made = await viewer.evaluate((all) => window.handsViewer.fill(...all), [
    middle,
    values,
    FILL_EVERY_MS,
  ] as const);
  await viewer.waitForFunction((last) => last in window.handsViewer.held(), values.at(-1) ?? '');
  const held = await viewer.evaluate(() => window.handsViewer.held());
  return values.flatMap((value) => {
    const [from, to] = [made[value], held[value]];
    return from === undefined || to === undefined ? [] : [to - from];
  });
}

function matched(...all: Parameters<typeof matchPlaces>): readonly number[] {
  const times = matchPlaces(...all);
  if (times.length < PATH.length / 4)
    throw new Error(`only ${times.length} of ${PATH.length} places arrived where they were made`);
  return times;
}

function report(
  { pointToPage, pointToDesk, act, quiet, mouse, pointing, ownMouse }: Figures,
  rrweb: readonly number[],
): void {
  const presence = pointing - quiet;
  const met = presence < PRESENCE_GOAL;
  const both = (what: string, times: readonly number[]) =>
    [50, 95].map((p) => [`${what}, p${p}`, `${percentile(times, p).toFixed(1)} ms`, `${times.length} samples`]);
  const ratio = (p: number) => percentile(pointToDesk, p) / percentile(rrweb, p);
  console.log(
    createTable(
      ['what', 'figure', ''],
      [
        ...both('pointer, desk → placed on the page', pointToPage),
        ...both('pointer, page → placed at the desk', pointToDesk),
        ...both('rrweb’s mouse, page → arrived at the desk', rrweb),
        ['pointer to the desk, Beside ÷ rrweb, p50', ratio(50).toFixed(3), 'smaller is better'],
        ['pointer to the desk, Beside ÷ rrweb, p95', ratio(95).toFixed(3), ''],
        ...both('act → its effect in the mirror', act),
        ['main thread, nobody points', percent(quiet), ''],
        [`main thread, the customer’s mouse at ${RATE}`, percent(mouse), ''],
        [`main thread, ${VIEWERS} viewers and the customer at ${RATE}`, percent(pointing), ''],
        ['presence', percent(presence), `goal < ${percent(PRESENCE_GOAL)}: ${met ? 'met' : 'missed'}`],
        ['of it what the mouse costs the page without Beside', percent(ownMouse), ''],
      ],
    ),
  );
  console.log('Times are of this machine and this run; the ratios compare. rrweb’s are taken before its player moves.');
  if (process.argv.includes('--json'))
    console.log(
      JSON.stringify({
        pointToPage: ends(pointToPage),
        pointToDesk: ends(pointToDesk),
        rrwebToDesk: ends(rrweb),
        ratioToDesk: { p50: round(ratio(50), 1_000), p95: round(ratio(95), 1_000) },
        act: ends(act),
        mainThread: { quiet, mouse, pointing, presence, ownMouse, goal: PRESENCE_GOAL, met },
      }),
    );
}

function ends(times: readonly number[]) {
  return { p50: round(percentile(times, 50), 10), p95: round(percentile(times, 95), 10), samples: times.length };
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
