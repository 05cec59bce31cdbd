import { fileURLToPath } from 'node:url';
import { bundleForPage } from '../support/browser/bundle';
import { launchChromium } from '../support/browser/chromium';

export interface FuzzOptions {
  readonly operations: number;
  readonly seed: number;
  readonly faults: boolean;
  /** The first page of the seed's row of pages; a failing page is run alone with it. */
  readonly firstPage?: number;
}

export interface FuzzResult {
  readonly operations: number;
  readonly faults: number;
  readonly epochs: number;
  /** One line each, with the seed of its page. */
  readonly differences: readonly string[];
}

const BATCH = 25;
/** A page is thrown away after this many operations: a difference is then found from a short history. */
const PER_PAGE = 1_000;
const POLICIES = [
  { base: 'labels', allowShowAttributes: true, rules: [{ selector: 'html,input,textarea,select', level: 'shown' }] },
  { base: 'labels', allowShowAttributes: true, rules: [] },
  {
    base: 'nothing',
    allowShowAttributes: true,
    rules: [
      { selector: 'p, .a', level: 'shown' },
      { selector: 'em', level: 'hidden' },
    ],
  },
] as const;

/** Random DOM operations in a real browser, through the real wire with a bad relay; compares both ends after every batch. */
export async function fuzzMirror({ operations, seed, faults, firstPage = 0 }: FuzzOptions): Promise<FuzzResult> {
  const script = await bundleForPage(fileURLToPath(new URL('./mirror-page.ts', import.meta.url)));
  const browser = await launchChromium();
  const total = { operations: 0, faults: 0, epochs: 0 };
  const differences: string[] = [];
  try {
    for (let n = firstPage; total.operations < operations; n++) {
      const pageSeed = seed * 1_000 + n;
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.route('https://site.test/', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>f</title><style>p{color:blue}</style><body><h2>Start</h2>',
        }),
      );
      await page.goto('https://site.test/');
      await page.evaluate(script);
      await page.evaluate(([s, policy, f]) => window.fuzz.start(s as number, policy as never, f as boolean), [
        pageSeed,
        POLICIES[n % POLICIES.length],
        faults,
      ] as const);
      let last = { faults: 0, epochs: 0, difference: '' };
      for (let done = 0; done < PER_PAGE && total.operations < operations && last.difference === ''; done += BATCH) {
        last = await page.evaluate((count) => window.fuzz.batch(count), BATCH);
        total.operations += BATCH;
      }
      total.faults += last.faults;
      total.epochs += last.epochs;
      if (last.difference !== '' || errors.length > 0)
        differences.push(`seed ${seed}, page ${n}: ${last.difference} ${errors.join('; ')}`.trim());
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return { ...total, differences };
}
