import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { PageReport } from '../page/customer';
import type { Box } from '../page/viewer';
import { pixelDifference } from './pixel-difference';
import type { Policy } from './policy';

const VIEWPORT = { width: 1280, height: 800 };
/** Where the mirror's page seems to be; nothing is asked there. */
const DESK = 'http://desk.beside.test/';
const OPEN_MS = 30_000;
/** A page that has not come to rest by then is reported as it is. */
const REST_MS = 5_000;
/** Capture of a page that is held still rests long before; one that does not has a fault. */
const SETTLE_MS = 300_000;

export interface PageScripts {
  readonly probe: string;
  readonly customer: string;
  readonly viewer: string;
  readonly mutations: string;
}

export interface CheckOptions {
  readonly policy: Policy;
  readonly masking: boolean;
  readonly mutations: number;
  readonly seed: number;
}

/** What was found on one page. */
export interface PageFindings extends PageReport {
  /** Mirror against the disclosed page, followed against fresh and, with masking off, disclosed against real. */
  readonly differences: number;
  readonly differing: readonly string[];
  /** Share (0 … 1) of the first viewport's pixels; `null` with masking on. */
  readonly pixels: number | null;
  readonly bytes: { readonly snapshot: number; readonly changes: number };
  readonly firstViewMs: number;
  /** Everything that left: as packed, and as unpacked. */
  readonly left: readonly Buffer[];
}

export type Checked =
  { readonly ok: true; readonly findings: PageFindings } | { readonly ok: false; readonly words: string };

/** Opens a page with capture on and a mirror beside it, changes it at random, and compares. */
export async function checkPage(
  browser: Browser,
  url: string,
  scripts: PageScripts,
  options: CheckOptions,
): Promise<Checked> {
  const context = await browser.newContext({ viewport: VIEWPORT, acceptDownloads: false });
  try {
    const viewer = await openViewer(context, scripts);
    const page = await context.newPage();
    const wire = await layWire(page, viewer);
    for (const script of [scripts.probe, scripts.customer, scripts.mutations]) await page.addInitScript(script);
    page.on('dialog', (dialog) => void dialog.dismiss());
    const opened = await page.goto(url, { timeout: OPEN_MS }).catch((error: Error) => error);
    if (opened instanceof Error) return { ok: false, words: `${url} cannot be reached: ${reason(opened)}.` };
    if (opened && !opened.ok()) return { ok: false, words: `${url} answered ${opened.status()}.` };
    await page.waitForLoadState('networkidle', { timeout: REST_MS }).catch(() => undefined);
    const findings = await compare(page, viewer, wire, options);
    if (!findings) return { ok: false, words: `${url}: capture does not come to rest, though the page is held still.` };
    return { ok: true, findings };
  } finally {
    await context.close();
  }
}

/** `null` when capture never comes to rest. */
async function compare(page: Page, viewer: Page, wire: Wire, options: CheckOptions): Promise<PageFindings | null> {
  const started = await page.evaluate((policy) => window.besideCustomer?.start(policy) ?? 0, options.policy);
  if (!(await settles(page))) return null;
  await wire.idle();
  const snapshotBytes = wire.snapshotBytes();
  const pixels = options.masking ? null : await comparePixels(page, viewer);
  if (options.mutations > 0) {
    await page.evaluate(() => window.besideCustomer?.release());
    const { mutations, seed } = options;
    await page.evaluate(([count, chance]) => window.besideMutate?.(count, chance), [mutations, seed] as const);
    if (!(await settles(page))) return null;
  }
  const report = await page.evaluate((masking) => window.besideCustomer?.report(masking), options.masking);
  await wire.idle();
  const drawn = await viewer.evaluate(() => window.besideViewer?.report());
  if (!report || !drawn) throw new Error('the page was left while it was looked at');
  const all = [drawn, report.followed, report.real];
  return {
    ...report,
    differences: all.reduce((sum, one) => sum + (one?.count ?? 0), 0) + drawn.defects.length,
    differing: [
      ...drawn.defects.map((kind) => `the mirror reports: ${kind}`),
      ...drawn.words.map((words) => `mirror · ${words}`),
      ...report.followed.words.map((words) => `followed · ${words}`),
      ...(report.real?.words ?? []).map((words) => `page · ${words}`),
    ],
    pixels,
    bytes: { snapshot: snapshotBytes, changes: wire.bytes() - snapshotBytes },
    firstViewMs: (wire.wholeAt() ?? Number.NaN) - started,
    left: wire.left(),
  };
}

/** The page's own clock is held while it settles, so this process has to watch the time. */
async function settles(page: Page): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => (timer = setTimeout(() => done(false), SETTLE_MS)));
  const settled = page
    .evaluate(() => window.besideCustomer?.settle())
    .then(
      () => true,
      () => false,
    );
  const first = await Promise.race([settled, late]);
  clearTimeout(timer);
  return first;
}

async function openViewer(context: BrowserContext, { viewer }: PageScripts): Promise<Page> {
  const page = await context.newPage();
  await page.route(`${DESK}**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><title>desk</title><link rel="icon" href="data:,">',
    }),
  );
  await page.goto(DESK);
  await page.evaluate(viewer);
  return page;
}

interface Wire {
  /** Resolves when everything that left has been drawn. */
  idle(): Promise<void>;
  /** Bytes of everything that left, deflated as on the wire; and of what left up to the first whole view. */
  bytes(): number;
  snapshotBytes(): number;
  /** When the first whole view stood, in ms since the epoch. */
  wholeAt(): number | null;
  left(): readonly Buffer[];
}

/** Parcels go from the page through this process to the viewer, in order. */
async function layWire(page: Page, viewer: Page): Promise<Wire> {
  const left: Buffer[] = [];
  let bytes = 0;
  let snapshotBytes = 0;
  let whole: number | null = null;
  let under: Promise<void> = Promise.resolve();
  await page.exposeFunction(
    'besideCarry',
    (payloads: readonly string[], kinds: readonly string[], parcel: string): Promise<void> => {
      for (const payload of payloads) {
        left.push(Buffer.from(payload, 'latin1'));
        bytes += payload.length;
      }
      left.push(Buffer.from(parcel, 'latin1'));
      if (kinds.includes('complete')) snapshotBytes = bytes;
      under = under.then(async () => {
        const at = await viewer.evaluate((pieces) => window.besideViewer?.draw(pieces) ?? null, payloads);
        whole ??= at;
      });
      return under;
    },
  );
  return {
    idle: async () => {
      for (let seen = under; ; seen = under) {
        await seen;
        if (seen === under) return;
      }
    },
    bytes: () => bytes,
    snapshotBytes: () => snapshotBytes,
    wholeAt: () => whole,
    left: () => left,
  };
}

async function comparePixels(page: Page, viewer: Page): Promise<number> {
  const tiles: readonly Box[] = await viewer.evaluate(() => window.besideViewer?.tileBoxes() ?? []);
  const picture = { animations: 'disabled', caret: 'hide', scale: 'css' } as const;
  await viewer.bringToFront();
  const mirror = await viewer.screenshot(picture);
  await page.bringToFront();
  return pixelDifference(await page.screenshot(picture), mirror, tiles);
}

/** What a browser's error means to a person. */
function reason({ message }: Error): string {
  if (/ERR_CONNECTION_REFUSED/.test(message)) return 'nothing answers there (connection refused)';
  if (/ERR_NAME_NOT_RESOLVED/.test(message)) return 'no such host';
  if (/ERR_CERT/.test(message)) return 'its certificate is not valid';
  if (/Timeout/.test(message)) return `no answer within ${OPEN_MS / 1_000} s`;
  return /net::(\w+)/.exec(message)?.[1] ?? message.split('\n')[0] ?? 'unknown';
}
