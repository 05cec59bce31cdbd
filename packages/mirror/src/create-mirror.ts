import { isPresence, never, type Anchor, type PageMessage } from '@beside/protocol';
import type { Mirror, MirrorOptions } from './contract';
import { AssetShelf } from './asset-shelf';
import { nameOfElement } from './element-name';
import { boxInPage, deepestAt } from './frame-box';
import { openLockedFrame, type LockedFrame } from './locked-frame';
import { isElement } from './node-kind';
import { Renderer } from './renderer';
import { ViewAssets } from './view-assets';

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
    discard(shown);
    shown = next;
    drawing = null;
    covered = false;
    next.frame.element.style.display = 'block';
    next.renderer.scrollAll();
    layout();
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
    frame.window.scrollTo({ left: viewport.scrollX, top: viewport.scrollY, behavior: 'instant' });
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

  function anchorAt(clientX: number, clientY: number): Anchor | null {
    if (!shown || covered) return null;
    const frameBox = shown.frame.element.getBoundingClientRect();
    const x = (clientX - frameBox.left) / factor;
    const y = (clientY - frameBox.top) / factor;
    if (x < 0 || y < 0 || x >= shown.viewport.width || y >= shown.viewport.height) return null;
    const hit = deepestAt(shown.frame.document, x, y);
    const node = shown.renderer.idOf(hit);
    const element = node === null ? null : elementOf(node);
    if (node === null || !element) return null;
    const box = boxInPage(element, shown.frame.document);
    return { node, x: share(x - box.left, box.width), y: share(y - box.top, box.height) };
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
    spotOf: (anchor) => {
      const box = boxOf(anchor.node);
      return box && { x: box.x + box.width * anchor.x, y: box.y + box.height * anchor.y };
    },
    boxOf,
    nameOf: (node) => {
      const element = elementOf(node);
      return element ? nameOfElement(element) : '';
    },
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

function share(offset: number, size: number): number {
  return size > 0 ? Math.min(Math.max(0, offset / size), 1) : 0;
}
