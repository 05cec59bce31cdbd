import type { ActOutcome } from '@beside/protocol';
import { HOST_TAG } from '../overlay/shell';
import { isElement, isHtml } from '../privacy/node-kind';
import { isWithin, upFrom } from './flat-tree';
import { realmOf } from './realm';

/** Places within a box where a person may reach it, in fractions. */
const REACHES = [
  [0.5, 0.5],
  [0.1, 0.5],
  [0.9, 0.5],
  [0.5, 0.1],
  [0.5, 0.9],
] as const;

type Obstacle = Extract<ActOutcome, 'vanished' | 'out-of-sight' | 'disabled' | 'covered'>;
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Why a person could not use an element now, at this very place of it or, without one, anywhere on it. */
export function obstacleTo(element: Element, at: Point | null = null): Obstacle | null {
  if (!element.isConnected || !element.ownerDocument.defaultView) return 'vanished';
  if (!isDrawn(element)) return 'out-of-sight';
  if (isDisabled(element)) return 'disabled';
  const places = at ? [[at.x, at.y] as const] : REACHES;
  const hits = places.map(([x, y]) => isHit(element, x, y));
  return hits.includes('yes') || (!at && hits.every((hit) => hit === 'outside')) ? null : 'covered';
}

/** What is drawn at a place of an element: the element itself or something within it. */
export function drawnAt(element: Element, { x, y }: Point): Element {
  const box = element.getBoundingClientRect();
  const hit = topmost(element, box.left + box.width * x, box.top + box.height * y);
  return hit && isWithin(hit, element) ? hit : element;
}

export function isDrawn(element: Element): boolean {
  for (const at of upFrom(element)) {
    const { visibility, display } = realmOf(at).getComputedStyle(at);
    if (display === 'none' || (at === element && visibility !== 'visible')) return false;
    if (isHtml(at, 'iframe') && visibility !== 'visible') return false;
  }
  const { width, height } = element.getBoundingClientRect();
  if (width < 1 || height < 1) return false;
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}

/** A disabled control, part or fieldset; `inert`; and a field that its page says is switched off. */
export function isDisabled(element: Element): boolean {
  if (element.matches(':disabled')) return true;
  for (const at of upFrom(element))
    if (at.hasAttribute('inert') || at.getAttribute('aria-disabled')?.toLowerCase() === 'true') return true;
  return false;
}

function isHit(element: Element, x: number, y: number): 'yes' | 'no' | 'outside' {
  const box = element.getBoundingClientRect();
  const [left, top] = [box.left + box.width * x, box.top + box.height * y];
  const realm = realmOf(element);
  if (left < 0 || top < 0 || left >= realm.innerWidth || top >= realm.innerHeight) return 'outside';
  const hit = topmost(element, left, top);
  const label = hit && [...upFrom(hit)].find((at) => isHtml(at, 'label'));
  const isIt = hit !== null && (isWithin(hit, element) || (label as HTMLLabelElement | undefined)?.control === element);
  if (!isIt) return 'no';
  const frame = realm === window ? null : realm.frameElement;
  if (!frame) return 'yes';
  const outer = frame.getBoundingClientRect();
  const [fx, fy] = [
    (frame.clientLeft + left) / (frame as HTMLElement).offsetWidth,
    (frame.clientTop + top) / (frame as HTMLElement).offsetHeight,
  ];
  return outer.width > 0 ? isHit(frame, fx, fy) : 'no';
}

/** What the customer sees at a point of an element's window: what Beside draws above the page is not counted. */
function topmost(element: Element, left: number, top: number): Element | null {
  let root: Document | ShadowRoot = element.ownerDocument;
  for (;;) {
    const hit: Element | undefined = root.elementsFromPoint(left, top).find((at) => at.localName !== HOST_TAG);
    const inner: ShadowRoot | null = hit?.shadowRoot ?? rootWithin(hit, element);
    if (!hit || !inner || inner === root) return hit ?? null;
    const deeper: Element | undefined = inner.elementsFromPoint(left, top).find((at) => isElement(at));
    if (!deeper || deeper === hit) return hit;
    root = inner;
  }
}

/** A closed root is known where the element itself stands in it. */
function rootWithin(host: Element | undefined, element: Element): ShadowRoot | null {
  let root = element.getRootNode();
  while ('host' in root) {
    if (root.host === host) return root as ShadowRoot;
    root = (root.host as Element).getRootNode();
  }
  return null;
}
