import { WebPubSubServiceClient } from '@azure/web-pubsub';
import type { SocketGrant } from '@beside/protocol/channel';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { ServedPage } from '../fixtures/corpus';
import type { ActName } from '../fixtures/corpus-page';
import type { PubSub } from '../twin/pubsub';
import type { Engine } from './customer-page';
import type { Traffic } from './bench-link';

/** One engine on one page. Times in ms, bytes as they left. */
export interface Measured {
  readonly firstView: number;
  readonly snapshotCpu: number;
  /** The longest that a task of the page waited while the snapshot was taken. */
  readonly longestTask: number;
  readonly snapshotBytes: number;
  /** From a change to the same change in the viewer's DOM. */
  readonly live: readonly number[];
  readonly acts: Readonly<Partial<Record<ActName, Traffic>>>;
}

export interface MeasureOptions {
  readonly browser: Browser;
  readonly pubsub: PubSub;
  readonly scripts: { readonly customer: string; readonly viewer: string };
  readonly page: ServedPage;
  readonly engine: Engine;
  readonly masking: boolean;
  readonly acts: readonly ActName[];
  /** How many times slower than this machine the customer's and the agent's processor is. */
  readonly cpuThrottle: number;
  readonly viewport: { readonly width: number; readonly height: number };
}

const MARKS = 60;
/** Apart, so that each change is a first one. */
const MARK_EVERY_MS = 70;
const HUB = 'bench';

export async function measurePage(options: MeasureOptions): Promise<Measured> {
  const { browser, scripts, page: corpusPage, engine, masking } = options;
  const context = await browser.newContext({ viewport: options.viewport, bypassCSP: true });
  context.setDefaultTimeout(30_000);
  try {
    const customer = await context.newPage();
    const viewer = await context.newPage();
    // An empty page of the same server: a browser lets only pages from this machine open sockets on it.
    await viewer.goto(new URL('/viewer', corpusPage.url).href);
    await customer.goto(corpusPage.url, { waitUntil: 'load' });
    await customer.evaluate(scripts.customer);
    await viewer.evaluate(scripts.viewer);
    const session = `s${Math.random().toString(36).slice(2)}`;
    const grants = await makeGrants(options.pubsub, session);
    await viewer.evaluate(([e, g]) => window.viewer.connect(e, g), [engine, grants.viewer] as const);
    await customer.evaluate((start) => window.customer.connect(start), { engine, masking, grant: grants.customer });
    const cdp = await context.newCDPSession(customer);
    await throttle(context, [customer, viewer], options.cpuThrottle);
    await cdp.send('Performance.enable');
    const cpuBefore = await scriptSeconds(cdp);
    await customer.bringToFront();
    const started = await customer.evaluate(() => window.customer.start());
    await viewer.waitForFunction(() => window.viewer.firstView() !== null);
    await settled(customer);
    const firstView = ((await viewer.evaluate(() => window.viewer.firstView())) ?? Number.NaN) - started;
    const snapshotCpu = ((await scriptSeconds(cdp)) - cpuBefore) * 1000;
    const longestTask = await customer.evaluate(() => window.customer.longestWait());
    const snapshotBytes = (await customer.evaluate(() => window.customer.traffic())).bytes;
    const live = await liveLatency(customer, viewer);
    const acts = await playActs(customer, options);
    return { firstView, snapshotCpu, longestTask, snapshotBytes, live, acts };
  } finally {
    await context.close();
  }
}

async function makeGrants(pubsub: PubSub, session: string): Promise<{ customer: SocketGrant; viewer: SocketGrant }> {
  const service = new WebPubSubServiceClient(pubsub.connectionString, HUB, { allowInsecureConnection: true });
  const grant = async (send: string, receive: string): Promise<SocketGrant> => {
    const { url } = await service.getClientAccessToken({ roles: [`webpubsub.sendToGroup.${send}`], groups: [receive] });
    return { url, send, receive };
  };
  return {
    customer: await grant(`${session}.page`, `${session}.act`),
    viewer: await grant(`${session}.act`, `${session}.page`),
  };
}

async function throttle(
  context: ReturnType<Browser['contexts']>[number],
  pages: readonly Page[],
  rate: number,
): Promise<void> {
  for (const page of pages) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate });
}

async function scriptSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return value('ScriptDuration') + value('RecalcStyleDuration') + value('LayoutDuration');
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

async function liveLatency(customer: Page, viewer: Page): Promise<number[]> {
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
  await viewer.waitForFunction((last) => last in window.viewer.seen(), `mark${MARKS - 1}`);
  const seen = await viewer.evaluate(() => window.viewer.seen());
  return Object.entries(made).flatMap(([name, at]) => (seen[name] === undefined ? [] : [seen[name] - at]));
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
