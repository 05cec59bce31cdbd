import type { Mark } from '@beside/protocol';
import type { Clock } from '../../control/clock';

/** A mark and what it stood on. */
export interface LiftedMark {
  readonly who: string;
  readonly mark: Mark;
  readonly element: Element;
}

/** Marks on their way from one epoch into the next, in which their elements have other numbers. CTRL-11 */
export interface CarriedMarks {
  carry(marks: readonly LiftedMark[]): void;
  drop(): void;
}

/** The page's first view is being taken meanwhile. */
const LOOK_AGAIN_MS = 200;
/** What viewers do not have by then they will not have. */
const GIVE_UP_MS = 15_000;

export function createCarriedMarks(parts: {
  /** What viewers of this epoch call an element; `null` while they do not have it. */
  readonly nodeOf: (element: Element) => number | null;
  readonly draw: (who: string, mark: Mark) => void;
  readonly clock: Clock;
}): CarriedMarks {
  const { nodeOf, draw, clock } = parts;
  let carried: readonly LiftedMark[] = [];
  let until = 0;
  let cancel = () => {};

  function look(): void {
    carried = carried.filter(({ who, mark, element }) => {
      const node = element.isConnected ? nodeOf(element) : null;
      if (node !== null) draw(who, { ...mark, node });
      return node === null && element.isConnected;
    });
    if (carried.length > 0 && clock.now() < until) cancel = clock.after(LOOK_AGAIN_MS, look);
    else carried = [];
  }

  return {
    carry: (marks) => {
      cancel();
      carried = [...carried, ...marks];
      until = clock.now() + GIVE_UP_MS;
      if (carried.length > 0) cancel = clock.after(LOOK_AGAIN_MS, look);
    },
    drop: () => {
      cancel();
      carried = [];
    },
  };
}
