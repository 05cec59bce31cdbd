import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { startGuestSite, type Guest, type SiteOptions } from '../../twin/sites';
import { startTwin, type Around, type Twin, type TwinOptions } from '../../twin/twin';
import { launchChromium } from '../browser/chromium';
import { chromiumHands } from '../customer/chromium-hands';
import { createCustomer, type Customer } from '../customer/customer';
import { firefoxHands } from '../customer/firefox-hands';
import type { Hands } from '../customer/hands';
import { webkitHands } from '../customer/webkit-hands';
import type { BrowserName } from '../browser/ensure-browser';
import { firstScript } from '../browser/first-script';
import { freePort, freePorts } from '../servers/free-ports';
import { openBesideRoot } from '../open-beside-root';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const DESKTOP = { width: 1366, height: 768 };

/** A scene's stage: the whole twin on ports of its own, a browser, and one context per person. */
export interface Stage<Play = Twin> {
  readonly twin: Play;
  /** What the function host logged. */
  readonly log: readonly string[];
  /** Where the twin keeps its data. */
  readonly dataDir: string;
  /** A new person: own context, own storage. */
  person(name: string, viewport?: { width: number; height: number }): Promise<Page>;
  /** The customer, in the browser that the stage was opened for. */
  customer(): Promise<Customer>;
  /** One more tab of a person's browser. */
  tab(page: Page): Promise<Page>;
  /** Screenshots of everybody into `test/.artifacts/scenes/<scene>/<moment>-<name>.png`. */
  photograph(moment: string): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** The browser of `customer()`; every `person()` is in Chromium. */
  readonly engine?: BrowserName;
  /** Stands between visitors and the sites. */
  readonly around?: Around;
  /** Stands in the tax office's place: somebody's own page. */
  readonly guest?: Guest;
  /** Spans and metrics are written into the twin's data. */
  readonly isCounted?: boolean;
}

export function openStage(scene: string, options: StageOptions = {}): Promise<Stage> {
  return openStageOf(startTwin, scene, options);
}

/** @param start starts what is played */
export async function openStageOf<Play extends { stop(): Promise<void> }>(
  start: (options: TwinOptions) => Promise<Play>,
  scene: string,
  { engine = 'chromium', ...options }: StageOptions = {},
): Promise<Stage<Play>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'beside-scene-'));
  const { guest, isCounted = false } = options;
  const browser: Browser = await launchChromium(); // first: without it nothing is started that has to be stopped
  const log: string[] = [];
  const around = engine === 'webkit' ? firstScript(`(${openBesideRoot.toString()})()`) : options.around;
  const twin = await start({
    ports: await freePorts(),
    dataDir,
    root: ROOT,
    log: (line) => log.push(line),
    isCounted,
    ...(around ? { around } : {}),
    ...(guest ? { startGuest: (site: SiteOptions) => startGuestSite(guest, site) } : {}),
  });
  const cameras = new Map<string, () => Promise<Uint8Array | null>>();
  const others: Hands[] = [];
  const album = path.join(ROOT, 'test/.artifacts/scenes', engine === 'chromium' ? scene : `${scene}-${engine}`);
  mkdirSync(album, { recursive: true });

  const person = async (name: string, viewport = DESKTOP): Promise<Page> => {
    const context = await browser.newContext({ viewport, locale: 'en-GB' });
    context.setDefaultTimeout(45_000); // a wait for a state on a busy machine, no measure
    await context.addInitScript(openBesideRoot);
    const page = await context.newPage();
    cameras.set(name, async () => (page.isClosed() ? null : page.screenshot()));
    return page;
  };
  const engines: Readonly<Record<BrowserName, () => Promise<Hands>>> = {
    chromium: async () => chromiumHands(await person('customer')),
    firefox: () => firefoxHands(DESKTOP),
    webkit: async () => webkitHands(DESKTOP, await freePort()),
  };
  return {
    twin,
    log,
    dataDir,
    person,
    customer: async () => {
      const hands = await engines[engine]();
      others.push(hands);
      cameras.set('customer', () => hands.photograph());
      return createCustomer(hands);
    },
    tab: (page) => page.context().newPage(),
    photograph: async (moment) => {
      for (const [name, take] of cameras) {
        const picture = await take();
        if (picture) writeFileSync(path.join(album, `${moment}-${name}.png`), picture);
      }
    },
    close: async () => {
      for (const hands of others) await hands.close();
      await browser.close();
      await twin.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
