import type { Policy } from '../privacy/policy';
import type { Clock } from './clock';
import { isUnder } from './is-under';

const LOOK_MS = 1_000;
/** Looks in a row that find the same page before it is told: who only passes through is not told of. */
const STAYS = 3;

export interface PageWatchParts {
  readonly policy: Pick<Policy, 'pages'>;
  /** Where the page is, without query and fragment; a page without reloads changes it by itself. */
  readonly path: () => string;
  /** Another page is shared: its place in the policy's labels, or none. */
  readonly told: (entry: number | null) => void;
  readonly clock: Clock;
}

/** Tells, while somebody looks, which of the company's pages is shared, by its place in the published labels and never by its address. AUDIT-25 */
export interface PageWatch {
  /** Somebody looks. */
  watch(): void;
  /** Nobody looks any more. */
  rest(): void;
}

export function createPageWatch({ policy, path, told, clock }: PageWatchParts): PageWatch {
  const paths = pathsIn(policy.pages);
  const entry = () => entryOf(path(), paths);
  let last: number | null | undefined;
  let seen: number | null;
  let looks: number;
  let cancel = () => {};

  function look(): void {
    const at = entry();
    looks = at === seen ? looks + 1 : 0;
    seen = at;
    if (looks >= STAYS && at !== last) {
      last = at;
      told(at);
    }
    cancel = clock.after(LOOK_MS, look);
  }

  return {
    watch: () => {
      cancel();
      if (paths.length === 0) return;
      [seen, looks] = [entry(), 0];
      cancel = clock.after(LOOK_MS, look);
    },
    rest: () => cancel(),
  };
}

/** The longest that fits, and of two alike the first. */
function entryOf(path: string, paths: readonly (string | null)[]): number | null {
  let best: number | null = null;
  paths.forEach((published, at) => {
    if (published === null || !isUnder(path, published)) return;
    if (best === null || published.length > (paths[best]?.length ?? 0)) best = at;
  });
  return best;
}

/** In the order in which they were published; what is not understood fits nothing. */
function pathsIn(pages: unknown): readonly (string | null)[] {
  if (!Array.isArray(pages)) return [];
  return pages.map((page: { readonly path?: unknown } | null) => (typeof page?.path === 'string' ? page.path : null));
}
