import { hiddenStep, type HiddenStep } from '@beside/protocol';
import type { Clock } from '../control/clock';
import { isOutermost } from './hidden-item';

/** A page has settled by then, and most sessions last longer. */
const FIRST_MS = 2_000;
/** What a page adds later is counted too, and costs it next to nothing. */
const AGAIN_MS = 30_000;
/** One slice of a count; the page has its turn before the next. */
const SLICE_MS = 4;

export interface HiddenTallyParts {
  /** One for each object that viewers have: the element that is hidden with it, or `null`. */
  readonly look: () => Iterable<Element | null>;
  /** More is hidden at once than was told before. */
  readonly rose: (upTo: HiddenStep) => void;
  readonly clock: Clock;
}

/** Counts, while somebody looks, how much of the page is hidden at once; tells when it is more than before. AUDIT-17 */
export interface HiddenTally {
  /** A new epoch: what was counted half is counted anew. */
  epoch(): void;
  stop(): void;
}

export function createHiddenTally({ look, rose, clock }: HiddenTallyParts): HiddenTally {
  let told = -1;
  let cancel = clock.after(FIRST_MS, begin);

  function begin(): void {
    run(count(look()));
  }

  function run(counting: Iterator<void, number>): void {
    const until = clock.now() + SLICE_MS;
    let step = counting.next();
    while (!step.done && clock.now() < until) step = counting.next();
    cancel = step.done ? clock.after(AGAIN_MS, begin) : clock.after(0, () => run(counting));
    const upTo = step.done ? hiddenStep(step.value) : -1;
    if (upTo <= told) return;
    told = upTo;
    rose(upTo as HiddenStep);
  }

  return {
    epoch: () => {
      cancel();
      cancel = clock.after(FIRST_MS, begin);
    },
    stop: () => cancel(),
  };
}

/** One step for each object, so that it can wait between any two. */
function* count(looks: Iterable<Element | null>): Generator<void, number> {
  const all = new Set<Element>();
  for (const element of looks) {
    if (element) all.add(element);
    yield;
  }
  let outermost = 0;
  for (const element of all) {
    if (isOutermost(element, all)) outermost += 1;
    yield;
  }
  return outermost;
}
