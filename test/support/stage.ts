import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startTwin, type Twin } from '../twin/twin';
import { launchChromium } from './chromium';
import { freePorts } from './free-ports';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A scene's stage: the whole twin on ports of its own, a browser, and one context per person. */
export interface Stage {
  readonly twin: Twin;
  /** What the function host logged. */
  readonly log: readonly string[];
  /** Where the twin keeps its data. */
  readonly dataDir: string;
  /** A new person: own context, own storage. */
  person(name: string, viewport?: { width: number; height: number }): Promise<Page>;
  /** One more tab of a person's browser. */
  tab(page: Page): Promise<Page>;
  /** Screenshots of everybody into `test/.artifacts/scenes/<scene>/<moment>-<name>.png`. */
  photograph(moment: string): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(scene: string): Promise<Stage> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'beside-scene-'));
  const log: string[] = [];
  const twin = await startTwin({ ports: await freePorts(), dataDir, root: ROOT, log: (line) => log.push(line) });
  const browser: Browser = await launchChromium();
  const people = new Map<string, { page: Page; context: BrowserContext }>();
  const album = path.join(ROOT, 'test/.artifacts/scenes', scene);
  mkdirSync(album, { recursive: true });
  return {
    twin,
    log,
    dataDir,
    person: async (name, viewport = { width: 1366, height: 768 }) => {
      const context = await browser.newContext({ viewport, locale: 'en-GB' });
      context.setDefaultTimeout(45_000); // a wait for a state on a busy machine, no measure
      await context.addInitScript(openBesideRoot);
      const page = await context.newPage();
      people.set(name, { page, context });
      return page;
    },
    tab: (page) => page.context().newPage(),
    photograph: async (moment) => {
      for (const [name, { page }] of people) {
        if (!page.isClosed()) await page.screenshot({ path: path.join(album, `${moment}-${name}.png`) });
      }
    },
    close: async () => {
      await browser.close();
      await twin.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Playwright sees nothing inside a closed shadow root: the tests, and only they, open Beside's own. */
function openBesideRoot(): void {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    return attach.call(this, this.localName === 'beside-widget' ? { ...init, mode: 'open' } : init);
  };
}
