import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ServedPage } from '../fixtures/corpus';
import type { ActName } from '../fixtures/corpus-page';
import { acquaintPages } from '../support/pages/acquaint-pages';
import type { PubSub } from '../twin/pubsub';
import type { Traffic } from './bench-link';
import type { Engine } from './customer-page';
import { differingLines } from './differing-lines';
import { openGrants } from './grants';
import { mainThread } from './main-thread';
import { pictureDifference } from './picture-difference';
import { playSession } from './scripted-session';
import { throttle, type Throttle } from './throttle';

/** One engine on one page. Times in ms, bytes as they left. */
export interface Measured {
  readonly firstView: number;
  /** Script, style and layout of the page's main thread, in processor time, until all of the snapshot had left. */
  readonly snapshotCpu: number;
  /** The longest that a task of the page waited while a snapshot was taken. */
  readonly longestTask: number;
  readonly snapshotBytes: number;
  /** From a change to the same change in the viewer's DOM, and to the frame that shows it. */
  readonly live: readonly number[];
  readonly painted: readonly number[];
  readonly acts: Readonly<Partial<Record<ActName, Traffic>>>;
  /** The page's main thread while the acts were played: processor time per time, 0 … 1. */
  readonly mainThreadShare: number;
  /** What the engine keeps on the page's heap after the snapshot, bytes. */
  readonly heap: number;
  /** Lines in which the viewer's DOM is another than what may be known of the page; `null` for an engine that cannot tell. */
  readonly domDifferences: number | null;
}

export interface MeasureOptions {
  readonly browser: Browser;
  readonly pubsub: PubSub;
  readonly scripts: { readonly customer: string; readonly viewer: string };
  readonly page: ServedPage;
  readonly engine: Engine;
  readonly masking: boolean;
  readonly acts: readonly ActName[];
  readonly throttle: Throttle | null;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly pictures: boolean;
}

const MARKS = 60;
/** Apart, so that each change is a first one. */
const MARK_EVERY_MS = 70;
/** First views are short beside what a shared machine does meanwhile: the middle one of so many counts. */
const FIRST_VIEWS = 3;

interface Stage {
  readonly context: BrowserContext;
  readonly customer: Page;
  readonly viewer: Page;
}

export async function measurePage(options: MeasureOptions): Promise<Measured> {
  const starts: { firstView: number; cpu: number; heap: number; bytes: number }[] = [];
  for (let n = 1; n < FIRST_VIEWS; n++) starts.push(await onStage(options, (stage) => start(stage)));
  const longestTask = await onStage(options, async (stage) => {
    await stage.customer.evaluate(() => window.customer.watchWaits());
    await start(stage);
    return stage.customer.evaluate(() => window.customer.longestWait());
  });
  return onStage(options, async (stage) => {
    const { customer, viewer } = stage;
    starts.push(await start(stage));
    const middle = (key: 'firstView' | 'cpu' | 'heap' | 'bytes') =>
      starts.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(starts.length / 2)] ?? Number.NaN;
    const times = await liveLatency(customer, viewer);
    const thread = await mainThread(customer);
    const acts = await playActs(customer, options);
    const mainThreadShare = await thread.share();
    const domDifferences = await compareDom(customer, viewer);
    return {
      firstView: middle('firstView'),
      snapshotCpu: middle('cpu'),
      snapshotBytes: middle('bytes'),
      heap: middle('heap'),
      longestTask,
      ...times,
      acts,
      mainThreadShare,
      domDifferences,
    };
  });
}

/** Share of pixels that differ, at the top and scrolled. */
export interface Pixels {
  readonly top: number;
  readonly scrolled: number;
}

/** How the page looks at the viewer, once everything has come. */
export function measurePictures(options: MeasureOptions): Promise<Pixels> {
  return onStage({ ...options, pictures: true }, async (stage) => {
    await start(stage);
    return comparePictures(stage);
  });
}

/** What leaves in one scripted minute, after the snapshot. */
export function measureSession(options: MeasureOptions): Promise<Traffic> {
  return onStage(options, async (stage) => {
    await start(stage);
    return playSession(stage.customer);
  });
}

/** Both pages open and connected, nothing captured yet. */
async function onStage<T>(options: MeasureOptions, measure: (stage: Stage) => Promise<T>): Promise<T> {
  const { browser, scripts, page, engine, masking } = options;
  const context = await browser.newContext({ viewport: options.viewport, bypassCSP: true });
  context.setDefaultTimeout(options.throttle ? 180_000 : 60_000);
  try {
    const customer = await context.newPage();
    const viewer = await context.newPage();
    // An empty page of the same server: a browser lets only pages from this machine open sockets on it.
    await viewer.goto(new URL('/viewer', page.url).href);
    await customer.goto(page.url, { waitUntil: 'load' });
    await customer.evaluate(scripts.customer);
    await viewer.evaluate(scripts.viewer);
    await acquaintPages(customer, viewer, 'viewer');
    const grants = openGrants(options.pubsub);
    await viewer.evaluate(([e, g]) => window.viewer.connect(e, g), [engine, await grants.viewer('viewer')] as const);
    const grant = await grants.customer();
    await customer.evaluate((first) => window.customer.connect(first), {
      engine,
      masking,
      assets: options.pictures,
      grant,
    });
    if (options.throttle) await throttle(context, [customer, viewer], options.throttle);
    await customer.bringToFront();
    return await measure({ context, customer, viewer });
  } finally {
    await context.close();
  }
}

async function start({ customer, viewer }: Stage) {
  const thread = await mainThread(customer);
  const started = await customer.evaluate(() => window.customer.start());
  await viewer.waitForFunction(() => window.viewer.firstView() !== null);
  await settled(customer);
  const firstView = ((await viewer.evaluate(() => window.viewer.firstView())) ?? Number.NaN) - started;
  const { bytes } = await customer.evaluate(() => window.customer.traffic());
  return { firstView, cpu: await thread.busyMs(), heap: await thread.heapGrowth(), bytes };
}

/** Pictures and fonts are asked for when the page is there, and come after it: the viewer looks the same twice. */
async function picturesThere(viewer: Page, customer: Page): Promise<void> {
  let last = '';
  for (;;) {
    await settled(customer);
    const now = (await viewer.screenshot()).toString('base64');
    if (now === last) return;
    last = now;
  }
}

/** Everything has left, and for two looks in a row nothing more did. */
async function settled(customer: Page): Promise<void> {
  await customer.waitForFunction(
    () => {
      const state = window as unknown as { lastFrames?: number };
      const { frames } = window.customer.traffic();
      const quiet = window.customer.settled() && state.lastFrames === frames && frames > 0;
      state.lastFrames = frames;
      return quiet;
    },
    undefined,
    { polling: 120 },
  );
}

async function liveLatency(customer: Page, viewer: Page): Promise<Pick<Measured, 'live' | 'painted'>> {
  const made = await customer.evaluate(
    async ([marks, every]) => {
      const times: Record<string, number> = {};
      for (let n = 0; n < marks; n++) {
        times[`mark${n}`] = window.customer.mark(`mark${n}`);
        await new Promise((done) => setTimeout(done, every));
      }
      return times;
    },
    [MARKS, MARK_EVERY_MS] as const,
  );
  const last = `mark${MARKS - 1}`;
  await viewer.waitForFunction((name) => name in window.viewer.painted(), last);
  const [seen, painted] = await viewer.evaluate(() => [window.viewer.seen(), window.viewer.painted()] as const);
  const since = (times: Readonly<Record<string, number>>) =>
    Object.entries(made).flatMap(([name, at]) => (times[name] === undefined ? [] : [times[name] - at]));
  return { live: since(seen), painted: since(painted) };
}

async function playActs(customer: Page, { page, acts }: MeasureOptions): Promise<Partial<Record<ActName, Traffic>>> {
  const played: Partial<Record<ActName, Traffic>> = {};
  for (const name of acts) {
    const act = page.acts[name];
    if (!act) continue;
    const before = await customer.evaluate(() => window.customer.traffic());
    await act(customer);
    await settled(customer);
    const after = await customer.evaluate(() => window.customer.traffic());
    played[name] = {
      frames: after.frames - before.frames,
      bytes: after.bytes - before.bytes,
      units: after.units - before.units,
    };
  }
  return played;
}

async function compareDom(customer: Page, viewer: Page): Promise<number | null> {
  const wanted = await customer.evaluate(() => window.customer.outline());
  if (!wanted) return null;
  await viewer.waitForFunction((lines) => window.viewer.outline().length === lines, wanted.length).catch(() => null);
  return differingLines(wanted, await viewer.evaluate(() => window.viewer.outline()));
}

async function comparePictures({ customer, viewer }: Stage): Promise<Pixels> {
  await picturesThere(viewer, customer);
  const top = await pictureDifference(customer, viewer);
  await customer.evaluate(() => scrollTo({ top: innerHeight, behavior: 'instant' }));
  await settled(customer);
  const scrolled = await pictureDifference(customer, viewer);
  await customer.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await settled(customer);
  return { top, scrolled };
}
