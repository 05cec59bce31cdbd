import { isPresence, never, type Anchor, type PageMessage } from '@beside/protocol';
import type { Mirror, MirrorOptions, WindowPoint } from './contract';
import { AssetShelf } from './asset-shelf';
import { nameOfElement } from './element-name';
import { boxInPage, deepestAt } from './frame-box';
import { reachOf, scrollUnder } from './free-look';
import { openLockedFrame, type LockedFrame } from './locked-frame';
import { fieldElement, readField } from './mirrored-field';
import { isElement } from './node-kind';
import { notShown } from './not-shown';
import { hasOwnKeys } from './own-keys';
import { Renderer } from './renderer';
import { scrollParts } from './scroll-parts';
import { standAround } from './stand';
import { ViewAssets } from './view-assets';
import { wordsBetween } from './words-between';

type Snapshot = Extract<PageMessage, { kind: 'snapshot' }>;
type Viewport = Pick<Snapshot, 'width' | 'height' | 'scrollX' | 'scrollY'>;

/** The number of nodes is an estimate; only the whole page is all of it. */
const ALMOST = 0.99;

/** One epoch's page: its frame, what is drawn in it, and how the customer looks at it. */
interface View {
  readonly frame: LockedFrame;
  readonly renderer: Renderer;
  readonly expected: number;
  viewport: Viewport;
}

/** @see Mirror */
export function createMirror(container: HTMLElement, options: MirrorOptions): Mirror {
  let shown: View | null = null;
  let drawing: View | null = null;
  let covered = false;
  let mode: 'fit' | 'actual' = 'fit';
  let factor = 1;
  let defective = false;
  let following = true;
  /** Elements that the viewer has scrolled while it looked for itself. */
  const strayed = new Set<Element>();
  const shelf = new AssetShelf(options.onWant ?? (() => Promise.resolve('expired')));
  const resize = new ResizeObserver(() => layout());
  resize.observe(container);

  function begin(): void {
    discard(drawing);
    drawing = null;
    defective = false;
    shelf.askAnew();
  }

  function apply(messages: readonly PageMessage[]): void {
    for (const message of messages) if (!defective) applyOne(message);
    shelf.ask();
  }

  function applyOne(message: PageMessage): void {
    if (isPresence(message)) return; // drawn by whoever owns the stage
    const view = drawing ?? shown;
    switch (message.kind) {
      case 'snapshot':
        return startSnapshot(message);
      case 'patch':
        if (!view) return;
        if (!view.renderer.apply(message.operations)) return defect('malformed');
        if (view === drawing)
          options.onProgress?.(Math.min(ALMOST, view.renderer.tree.size / Math.max(1, view.expected)));
        return;
      case 'complete':
        if (!drawing) return;
        if (message.hash !== drawing.renderer.tree.hash) return defect('checkpoint');
        return swap(drawing);
      case 'checkpoint':
        if (!drawing && shown && message.hash !== shown.renderer.tree.hash) defect('checkpoint');
        return;
      case 'viewport':
        if (!view) return;
        view.viewport = message;
        return layout();
      case 'asset':
        return void shelf.take(message);
      case 'states':
        return view?.renderer.states.show(message);
      case 'selection':
        return view?.renderer.selection.show(message.range);
      case 'pointer':
      case 'status':
        return; // told by whoever owns the stage
      default:
        return never(message);
    }
  }

  function startSnapshot(snapshot: Snapshot): void {
    discard(drawing);
    const frame = openLockedFrame(container, snapshot.quirks);
    frame.element.title = '';
    frame.element.style.colorScheme = snapshot.dark ? 'dark' : 'light';
    const renderer = new Renderer(frame, options.tileWords, new ViewAssets(shelf));
    drawing = { frame, renderer, expected: snapshot.nodes, viewport: snapshot };
    layoutView(drawing);
  }

  function swap(next: View): void {
    const kept = shown && !following ? shown.frame.window.scrollY : null;
    discard(shown);
    strayed.clear();
    shown = next;
    drawing = null;
    covered = false;
    next.frame.element.style.display = 'block';
    next.renderer.scrollAll();
    next.renderer.following = following;
    layout();
    if (kept !== null) next.frame.window.scrollTo({ left: 0, top: kept, behavior: 'instant' });
    next.frame.element.style.visibility = 'visible';
    options.onProgress?.(1);
  }

  function discard(view: View | null): void {
    view?.frame.element.remove();
    view?.renderer.close();
  }

  function defect(kind: 'malformed' | 'checkpoint'): void {
    defective = true; // what follows in this epoch builds on a state that is wrong; the old view stays until the next
    options.onDefect(kind);
  }

  function layout(): void {
    if (shown) layoutView(shown);
    if (drawing) layoutView(drawing);
    if (shown) options.onSize?.({ width: shown.viewport.width, height: shown.viewport.height });
  }

  function layoutView({ frame, viewport }: View): void {
    const width = Math.max(1, viewport.width);
    const height = Math.max(1, viewport.height);
    const room = Math.min(container.clientWidth / width, container.clientHeight / height);
    factor = mode === 'fit' && room > 0 ? Math.min(1, room) : 1;
    const { style } = frame.element;
    style.width = `${width}px`;
    style.height = `${height}px`;
    style.transform = `scale(${factor})`;
    const spare = container.clientWidth - width * factor;
    style.left = `${Math.max(0, Math.floor(spare / 2))}px`;
    if (following) frame.window.scrollTo({ left: viewport.scrollX, top: viewport.scrollY, behavior: 'instant' });
  }

  function frameOrigin(view: View): { left: number; top: number } {
    const outer = container.getBoundingClientRect();
    const inner = view.frame.element.getBoundingClientRect();
    return { left: inner.left - outer.left + container.scrollLeft, top: inner.top - outer.top + container.scrollTop };
  }

  function elementOf(node: number): Element | null {
    if (!shown || covered) return null;
    const found = shown.renderer.nodeOf(node);
    const element = isElement(found) ? found : (found?.parentElement ?? null);
    return element?.isConnected ? element : null;
  }

  function boxOf(node: number) {
    const element = elementOf(node);
    if (!element || !shown) return null;
    const box = boxInPage(element, shown.frame.document);
    const origin = frameOrigin(shown);
    return {
      x: origin.left + box.left * factor,
      y: origin.top + box.top * factor,
      width: box.width * factor,
      height: box.height * factor,
    };
  }

  /** A point of the viewer's window in CSS px of the mirrored page; `null` outside what is seen of it. */
  function pagePoint(view: View, at: WindowPoint): WindowPoint | null {
    const box = view.frame.element.getBoundingClientRect();
    const x = (at.x - box.left) / factor;
    const y = (at.y - box.top) / factor;
    return x < 0 || y < 0 || x >= view.viewport.width || y >= view.viewport.height ? null : { x, y };
  }

  function anchorAt(clientX: number, clientY: number): Anchor | null {
    const stand = standOf([{ x: clientX, y: clientY }]);
    const [spot] = stand?.points ?? [];
    return stand && spot ? { node: stand.node, ...spot } : null;
  }

  function standOf(stroke: readonly WindowPoint[]) {
    if (!shown || covered || !stroke[0]) return null;
    const view = shown;
    const start = pagePoint(view, stroke[0]);
    const hit = start && deepestAt(view.frame.document, start.x, start.y);
    if (!hit) return null;
    const box = view.frame.element.getBoundingClientRect();
    const points = stroke.map((at) => ({
      x: Math.min(Math.max(0, (at.x - box.left) / factor), view.viewport.width),
      y: Math.min(Math.max(0, (at.y - box.top) / factor), view.viewport.height),
    }));
    return standAround(hit, points, view.frame.document, (element) => view.renderer.idHere(element));
  }

  function fieldOf(node: number) {
    const hit = elementOf(node);
    const element = hit && shown && fieldElement(hit, shown.frame.document);
    const id = element && shown?.renderer.idHere(element);
    if (!element || !shown || id === null || id === undefined) return null;
    return readField(element, id, shown.renderer.tree.get(id)?.attributes.get('type'));
  }

  function follow(next: boolean): void {
    if (following === next) return;
    following = next;
    if (shown) shown.renderer.following = next;
    if (!next) return;
    shown?.renderer.scrollAll();
    for (const element of strayed) shown?.renderer.scrollBack(element);
    strayed.clear();
    layout();
  }

  function scrollBy(at: WindowPoint, left: number, top: number): void {
    const spot = shown && pagePoint(shown, at);
    if (!shown || !spot || following) return;
    const moved = scrollUnder(shown.frame.document, spot.x, spot.y, left / factor, top / factor);
    if (moved) strayed.add(moved);
  }

  function reach() {
    if (!shown || covered) return null;
    const { frame, viewport } = shown;
    const outer = container.getBoundingClientRect();
    const inner = frame.element.getBoundingClientRect();
    const from = Math.max(0, outer.top - inner.top) / factor;
    const to = Math.min(viewport.height, (outer.bottom - inner.top) / factor);
    return {
      here: reachOf(frame.document, frame.window.scrollY, from, to),
      customer: reachOf(frame.document, viewport.scrollY, 0, viewport.height),
    };
  }

  function pageBox() {
    if (!shown || covered) return null;
    const { left, top } = frameOrigin(shown);
    return { x: left, y: top, width: shown.viewport.width * factor, height: shown.viewport.height * factor };
  }

  function lookAt(middle: number): void {
    if (!shown || following) return;
    const { document: page, window: view } = shown.frame;
    const top = middle * (page.documentElement?.scrollHeight ?? 0) - shown.viewport.height / 2;
    view.scrollTo({ left: view.scrollX, top, behavior: 'instant' });
  }

  return {
    apply,
    begin,
    cover: (next) => {
      covered = next;
      const frame = shown?.frame.element;
      if (!frame) return;
      frame.style.visibility = next ? 'hidden' : 'visible';
    },
    scale: (next) => {
      mode = next;
      layout();
    },
    anchorAt,
    standOf,
    fieldOf,
    scrollParts: (node) => {
      const view = shown;
      const element = elementOf(node);
      return view && element ? scrollParts(element, view.frame.document, (at) => view.renderer.idHere(at)) : [];
    },
    hasOwnKeys: (node) => {
      const element = elementOf(node);
      return element !== null && hasOwnKeys(element);
    },
    wordsBetween: (from, to) => {
      const view = covered ? null : shown;
      const [start, end] = view ? [pagePoint(view, from), pagePoint(view, to)] : [null, null];
      return view && start && end
        ? wordsBetween(view.frame.document, start, end, (at) => view.renderer.idHere(at))
        : null;
    },
    follow,
    scrollBy,
    lookAt,
    reach,
    spotOf: (anchor) => {
      const box = boxOf(anchor.node);
      return box && { x: box.x + box.width * anchor.x, y: box.y + box.height * anchor.y };
    },
    boxOf,
    pageBox,
    nameOf: (node) => {
      const element = elementOf(node);
      return element ? nameOfElement(element) : '';
    },
    notShown: () => (shown && !covered ? notShown(shown.renderer.tree) : null),
    hash: () => shown?.renderer.tree.hash ?? 0,
    destroy: () => {
      resize.disconnect();
      discard(shown);
      discard(drawing);
      shelf.clear();
      shown = null;
      drawing = null;
    },
  };
}
