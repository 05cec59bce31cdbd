import type { TogetherStrings } from '../strings/together-en';
import { isOutermost } from '../privacy/hidden-item';
import type { Box } from './box-in-window';
import { el } from './element';
import { clipped, visibleBox, type Clipped } from './visible-box';

/** What is hidden is gathered anew this often while it is marked; boxes follow their elements every frame. */
const GATHER_MS = 500;
/** More marks than this would hide the page. */
const MAX_MARKS = 400;

/** Marks, on the customer's own page, what the agent does not see, and counts it. PRIV-14 */
export interface HiddenMarks {
  readonly shown: boolean;
  /** How many things of this page are hidden: fields, parts and pieces of text. */
  count(): number;
  toggle(): void;
  stop(): void;
}

/**
 * @param layer where marks are drawn, in the widget's own shadow root
 * @param hiddenElements what is hidden, as capture sees it; one element may come twice, or inside another
 * @param announce says it to a screen reader
 */
export function createHiddenMarks(
  layer: HTMLElement,
  strings: Pick<TogetherStrings, 'hiddenItems'>,
  who: () => string,
  hiddenElements: () => Iterable<Element>,
  announce: (words: string) => void,
): HiddenMarks {
  const marks: HTMLElement[] = [];
  let items: readonly Clipped[] = [];
  let gatheredAt = -Infinity;
  let frame = 0;

  function draw(now: number): void {
    if (now - gatheredAt >= GATHER_MS) {
      items = outermost(hiddenElements()).map(clipped);
      gatheredAt = now;
    }
    let used = 0;
    for (const item of items) {
      const box = visibleBox(item);
      if (!box || used >= MAX_MARKS) continue;
      place((marks[used] ??= el('div', { class: 'veil', 'aria-hidden': 'true' })), box);
      used += 1;
    }
    for (const mark of marks.splice(used)) mark.remove();
    frame = requestAnimationFrame(draw);
  }

  function place(mark: HTMLElement, box: Box): void {
    mark.style.transform = `translate(${box.left}px, ${box.top}px)`;
    mark.style.width = `${box.width}px`;
    mark.style.height = `${box.height}px`;
    if (!mark.isConnected) layer.append(mark);
  }

  function stop(): void {
    cancelAnimationFrame(frame);
    frame = 0;
    gatheredAt = -Infinity;
    for (const mark of marks.splice(0)) mark.remove();
  }

  const count = () => outermost(hiddenElements()).length;
  return {
    get shown() {
      return frame !== 0;
    },
    count,
    toggle: () => {
      if (frame !== 0) return stop();
      announce(strings.hiddenItems(who(), count()));
      frame = requestAnimationFrame(draw);
    },
    stop,
  };
}

/** Each once, and what lies within another one not at all. */
function outermost(elements: Iterable<Element>): readonly Element[] {
  const all = new Set(elements);
  return [...all].filter((element) => isOutermost(element, all));
}
