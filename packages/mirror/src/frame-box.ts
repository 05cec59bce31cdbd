import { isHtml } from './node-kind';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** An element's border box in CSS px of `page`, whatever frames inside `page` it stands in. */
export function boxInPage(element: Element, page: Document): Box {
  let { left, top, width, height } = element.getBoundingClientRect();
  for (let inner = element.ownerDocument; inner !== page;) {
    const frame = inner.defaultView?.frameElement;
    if (!frame) break;
    const place = contentPlace(frame);
    left = place.left + left * place.scale;
    top = place.top + top * place.scale;
    width *= place.scale;
    height *= place.scale;
    inner = frame.ownerDocument;
  }
  return { left, top, width, height };
}

/** The deepest element under a point of `page`, in shadow roots and in frames. */
export function deepestAt(page: Document | ShadowRoot, x: number, y: number): Element | null {
  const hit = page.elementFromPoint(x, y);
  if (!hit || hit.getRootNode() !== page) return hit;
  if (hit.shadowRoot) return deepestAt(hit.shadowRoot, x, y) ?? hit;
  if (!isHtml(hit, 'iframe') || !hit.contentDocument) return hit;
  const place = contentPlace(hit);
  return deepestAt(hit.contentDocument, (x - place.left) / place.scale, (y - place.top) / place.scale) ?? hit;
}

/** Where a frame's document begins, in px of the document that the frame stands in. */
function contentPlace(frame: Element): { readonly left: number; readonly top: number; readonly scale: number } {
  const box = frame.getBoundingClientRect();
  const { offsetWidth } = frame as HTMLElement;
  const scale = offsetWidth > 0 ? box.width / offsetWidth : 1;
  const { paddingLeft, paddingTop } = getComputedStyle(frame);
  return {
    left: box.left + (frame.clientLeft + (Number.parseFloat(paddingLeft) || 0)) * scale,
    top: box.top + (frame.clientTop + (Number.parseFloat(paddingTop) || 0)) * scale,
    scale: scale || 1,
  };
}
