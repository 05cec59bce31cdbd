import { elementAbove } from '../privacy/node-kind';
import { boxInWindow, boxOf, shownInWindow, type Box } from './box-in-window';

/** An element and the boxes that cut it off when it is scrolled out of them. */
export interface Clipped {
  readonly element: Element;
  readonly clips: readonly Element[];
}

export function clipped(element: Element): Clipped {
  const clips: Element[] = [];
  for (let at = elementAbove(element); at; at = elementAbove(at)) {
    const { overflow } = getComputedStyle(at);
    const { body, documentElement } = at.ownerDocument;
    if (at !== body && at !== documentElement && overflow !== '' && overflow !== 'visible') clips.push(at);
  }
  return { element, clips };
}

/** What of it can be seen in the window; `null` when nothing can. */
export function visibleBox({ element, clips }: Clipped): Box | null {
  const box = shownInWindow(element);
  if (!box) return null;
  let { left, top } = box;
  let [right, bottom] = [left + box.width, top + box.height];
  for (const clip of clips) {
    const edge = boxInWindow(clip);
    [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
    [right, bottom] = [Math.min(right, edge.left + edge.width), Math.min(bottom, edge.top + edge.height)];
  }
  return right > left && bottom > top ? boxOf(left, top, right, bottom) : null;
}
