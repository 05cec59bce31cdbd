import { elementAbove } from '../privacy/node-kind';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** An element's border box in CSS px of Beside's own window, whatever frames the element stands in. */
export function boxInWindow(element: Element): Box {
  let { left, top, width, height } = element.getBoundingClientRect();
  for (let frame = frameOf(element); frame; frame = frameOf(frame)) {
    const outer = frame.getBoundingClientRect();
    const scale = outer.width / (frame as HTMLElement).offsetWidth || 1;
    const { paddingLeft, paddingTop } = getComputedStyle(frame);
    left = outer.left + (frame.clientLeft + Number.parseFloat(paddingLeft) + left) * scale;
    top = outer.top + (frame.clientTop + Number.parseFloat(paddingTop) + top) * scale;
    width *= scale;
    height *= scale;
  }
  return boxOf(left, top, left + width, top + height);
}

/** As much of it as can be seen: a frame shows no more than its own box; `null` when that is nothing. */
export function shownInWindow(element: Element): Box | null {
  let { left, top, right, bottom } = boxInWindow(element);
  for (let frame = frameOf(element); frame; frame = frameOf(frame)) {
    const outer = boxInWindow(frame);
    left = Math.max(left, outer.left);
    top = Math.max(top, outer.top);
    right = Math.min(right, outer.right);
    bottom = Math.min(bottom, outer.bottom);
  }
  const isSeen = right > left && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  return isSeen ? boxOf(left, top, right, bottom) : null;
}

/** The frame in whose document an element stands; `null` in Beside's own document. */
function frameOf(element: Element): Element | null {
  const { documentElement } = element.ownerDocument;
  return documentElement && elementAbove(documentElement);
}

export function boxOf(left: number, top: number, right: number, bottom: number): Box {
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}
