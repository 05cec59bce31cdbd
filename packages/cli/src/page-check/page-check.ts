import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { findChromium, NO_CHROMIUM } from '../browser/find-chromium';
import { launchChromium } from '../browser/launch-chromium';
import { pageScript, probeScript } from '../browser/page-scripts';
import type { Command, Output } from '../command';
import { findCanaries, readCanaries } from './canaries';
import { checkPage, type CheckOptions, type PageScripts } from './check-page';
import { choosePolicy } from './policy';
import { isClean, jsonOf, lineOf, type PageResult } from './report-line';
import { openTarget } from './target';

const HELP = `Usage: beside page-check [options] FILE|URL…

Opens each page in Chromium with Beside's capture on and a mirror beside it, and says in one line per page what an agent would
see of it: nothing is sent anywhere.

  --policy P         labels (default), nothing, show-all, or a file with your company's policy as JSON
  --mutate N         then make N random changes to the page and follow them
  --seed S           the changes of seed S (default 1); the same seed makes the same changes
  --canary-file F    words that must never leave the page, one a line; looked for in every byte sent, in plain and in seven encodings
  --json             one JSON object a line, with the first differences in words
  --help             this

What the line says
  nodes              elements, texts and style sheets that are mirrored
  differences        mirror against what was sent, what was followed against a new look at the page and, with show-all, what was
                     sent against the page itself
  pixels             with show-all: share of the first viewport (1280 × 800) that looks different, tiles left out
  bytes              of the first view, deflated; and of the changes after it
  first view         from the start to a whole page in the mirror
  longest task       the longest uninterrupted work of capture
  hidden             values, words and parts that the agent does not get to see
  readable           share of labels, buttons and headings that the agent can read: 90 % and more is a page one can help on
  canaries           words of the canary file that were found in what left
  tiles              parts that cannot be shown, by reason

Exit code: 0 all pages are clean; 1 a difference, a canary, or more than 0.05 % of the pixels; 2 a page could not be looked at.

Examples
  beside page-check https://www.example.com/form
  beside page-check --policy policy.json --mutate 500 --seed 7 --canary-file names.txt pages/*.html`;

interface Wish {
  readonly targets: readonly string[];
  readonly policy: string;
  readonly mutations: number;
  readonly seed: number;
  readonly canaryFile: string | undefined;
  readonly json: boolean;
}

export const pageCheck: Command = {
  summary: 'what an agent would see of your pages, and what not',
  run: async (args, output) => {
    const wish = readWish(args);
    if (wish === 'help') {
      output.out(HELP);
      return 0;
    }
    if ('words' in wish) return refuse(output, wish.words);
    const policy = await choosePolicy(wish.policy);
    if (!policy.ok) return refuse(output, policy.words);
    const words = wish.canaryFile === undefined ? '' : await readFile(wish.canaryFile, 'utf8').catch(() => null);
    if (words === null) return refuse(output, `there is no canary file "${wish.canaryFile}".`);
    const scripts = await loadScripts();
    if (!scripts.ok) return refuse(output, scripts.words);
    if (!findChromium()) return refuse(output, NO_CHROMIUM);
    const browser = await launchChromium();
    try {
      return await checkAll(browser, wish, policy, readCanaries(words), scripts.scripts, output);
    } finally {
      await browser.close();
    }
  },
};

async function checkAll(
  browser: Browser,
  wish: Wish,
  policy: Pick<CheckOptions, 'policy' | 'masking'> & { readonly name: string },
  canaries: ReturnType<typeof readCanaries>,
  scripts: PageScripts,
  output: Output,
): Promise<number> {
  let worst = 0;
  for (const said of wish.targets) {
    const target = await openTarget(said);
    if (!target.ok) {
      worst = refuse(output, target.words);
      continue;
    }
    const { mutations, seed } = wish;
    const checked = await checkPage(browser, target.url, scripts, { ...policy, mutations, seed });
    await target.close();
    if (!checked.ok) {
      worst = refuse(output, checked.words);
      continue;
    }
    const { findings } = checked;
    const result: PageResult = {
      page: target.name,
      policy: policy.name,
      findings,
      canaries: findCanaries(canaries, findings.left),
    };
    output.out(wish.json ? jsonOf(result) : lineOf(result));
    if (!isClean(result)) {
      worst = Math.max(worst, 1);
      if (!wish.json) for (const words of [...findings.differing, ...result.canaries]) output.out(`       ${words}`);
    }
  }
  return worst;
}

function readWish(args: readonly string[]): Wish | 'help' | { readonly words: string } {
  const options = {
    policy: { type: 'string', default: 'labels' },
    mutate: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    'canary-file': { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help) return 'help';
    const [mutations, seed] = [Number(values.mutate), Number(values.seed)];
    if (!Number.isInteger(mutations) || mutations < 0) return { words: '--mutate takes a whole number.' };
    if (!Number.isInteger(seed)) return { words: '--seed takes a whole number.' };
    if (positionals.length === 0) return { words: 'name at least one FILE or URL. --help says more.' };
    return {
      targets: positionals,
      policy: values.policy,
      mutations,
      seed,
      canaryFile: values['canary-file'],
      json: values.json,
    };
  } catch (error) {
    return { words: `${error instanceof Error ? error.message : String(error)} --help says more.` };
  }
}

async function loadScripts(): Promise<
  { readonly ok: true; readonly scripts: PageScripts } | { readonly ok: false; readonly words: string }
> {
  const probe = await probeScript();
  if (!probe.ok) return probe;
  const [customer, viewer, mutations] = await Promise.all([
    pageScript('customer'),
    pageScript('viewer'),
    pageScript('mutations'),
  ]);
  return { ok: true, scripts: { probe: probe.text, customer, viewer, mutations } };
}

function refuse(output: Output, words: string): number {
  output.error(`page-check: ${words}`);
  return 2;
}
