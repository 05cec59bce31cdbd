import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { bundleForPage } from '../support/browser/bundle';
import { launchChromium } from '../support/browser/chromium';
import { seededRandom } from '../support/seeded-random';
import type { FuzzPolicy } from './privacy-oracle';

export interface PrivacyFuzzOptions {
  readonly mutations: number;
  readonly seed: number;
  /** The first page of the seed's row of pages; a failing page is run alone with it. */
  readonly firstPage?: number;
}

export interface PrivacyFuzzResult {
  readonly mutations: number;
  /** One each, with its page, what was found and what was done before. */
  readonly hits: readonly string[];
  /** Words in places that the policy shows, and how many of them left: without them nothing is proved. */
  readonly opened: number;
  readonly arrived: number;
}

/** Canaries stand in URLs too; none of them is worth a request. */
const CSP = "default-src 'none'; script-src 'unsafe-eval' 'unsafe-inline'; style-src 'unsafe-inline'";
const PAGE = '<!doctype html><title>t</title><body>';
/** A page is thrown away after this many mutations: a hit is then found from a short history. */
const PER_PAGE = 3_000;
/** Mutations of one turn: few, as a person does, and many, as a script does. */
const BATCHES = [1, 5, 50, 300, 600];

/** Pages at a time: one waits for its frames while another one works. */
const LANES = 2;

/** Random pages under random policies, changed at random in a real browser: looks for canaries in everything that leaves. */
export async function fuzzPrivacy({ mutations, seed, firstPage = 0 }: PrivacyFuzzOptions): Promise<PrivacyFuzzResult> {
  const script = await bundleForPage(fileURLToPath(new URL('./privacy-page.ts', import.meta.url)));
  const browser = await launchChromium();
  const total = { mutations: 0, opened: 0, arrived: 0 };
  const hits: string[] = [];
  const pages = Math.ceil(mutations / PER_PAGE);
  let next = 0;

  async function lane(): Promise<void> {
    while (next < pages) {
      const n = next++;
      const done = await fuzzPage(
        browser,
        script,
        seed * 10_000 + firstPage + n,
        Math.min(PER_PAGE, mutations - n * PER_PAGE),
      );
      total.mutations += done.mutations;
      total.opened += done.opened;
      total.arrived += done.arrived;
      hits.push(...done.hits.map((hit) => `seed ${seed}, page ${firstPage + n}: ${hit}`));
    }
  }

  try {
    await Promise.all(Array.from({ length: LANES }, lane));
  } finally {
    await browser.close();
  }
  return { ...total, hits };
}

async function fuzzPage(browser: Browser, script: string, seed: number, mutations: number): Promise<PrivacyFuzzResult> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  await page.route('**/*', (route) =>
    route.request().url() === 'https://site.test/'
      ? route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': CSP }, body: PAGE })
      : route.abort(),
  );
  await page.goto('https://site.test/');
  await page.evaluate(script);
  const choice = seededRandom(seed);
  const policy = randomPolicy(choice);
  let last = await page.evaluate(([s, p]) => window.privacyFuzz.start(s, p), [seed, policy] as const);
  let done = 0;
  while (done < mutations && !last.hit) {
    const count = BATCHES[Math.floor(choice() * BATCHES.length)] ?? 1;
    last = await page.evaluate((size) => window.privacyFuzz.batch(size), count);
    done += count;
  }
  await page.close();
  const { opened, arrived } = last;
  return { mutations: done, opened, arrived, hits: [last.hit ?? '', ...errors].filter((hit) => hit !== '') };
}

/** Rules that an element meets or not by itself: so it is known what a place shows, wherever it is moved. */
const RULES = [
  { selector: '.pm', level: 'masked' },
  { selector: '.ph', level: 'hidden' },
  { selector: '.ps', level: 'shown' },
  { selector: '.pv', level: 'shown' },
  { selector: 'section', level: 'shown' },
  { selector: 'output, em', level: 'masked' },
  { selector: 'article', level: 'hidden' },
] as const;

function randomPolicy(choice: () => number): FuzzPolicy {
  return {
    base: choice() < 0.7 ? 'labels' : 'nothing',
    allowShowAttributes: choice() < 0.7,
    rules: RULES.filter(() => choice() < 0.7),
  };
}
