import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE_SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface Barriers {
  /** What axe holds against the part of the page, one line each. */
  readonly found: readonly string[];
  /** The elements of that part that passed a rule, as paths through shadow roots: none means that nothing was looked at. */
  readonly looked: readonly string[];
}

/** Looks for what keeps people out of a part of a page. The page's own CSP does not stand in the way. */
export async function findBarriers(page: Page, part: string, except: readonly string[] = []): Promise<Barriers> {
  await page.evaluate(`window.axe || (() => { const define = undefined; ${AXE_SOURCE} })()`);
  const results = await page.evaluate(
    async ([include, exclude, tags]) => {
      const { axe } = window as unknown as { axe: { run(where: object, how: RunOptions): Promise<AxeResults> } };
      return axe.run(
        { include: [include], exclude: exclude.map((one) => [one]) },
        { runOnly: { type: 'tag', values: [...tags] }, iframes: false },
      );
    },
    [part, except, STANDARDS] as const,
  );
  const within = new Set(results.passes.flatMap(({ nodes }) => nodes.map(({ target }) => target.flat().join(' '))));
  within.delete(part);
  return {
    found: results.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help} (${target.flat().join(' ')}) ${failureSummary ?? ''}`),
    ),
    looked: [...within].filter((target) => target !== 'html'),
  };
}
