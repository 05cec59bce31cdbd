import {
  CHECKPOINT_IDLE_MS,
  COALESCE_MS,
  IN_FLIGHT_BYTES,
  MAX_NODES,
  type Anchor,
  type PageMessage,
} from '@beside/protocol';
import {
  discloseMessage,
  discloseScroll,
  discloseSnapshot,
  discloseSpot,
  type DisclosedOperation,
  type PageObject,
} from '../privacy/disclose';
import type { Disclosed } from '../privacy/disclosed';
import type { Lens } from '../privacy/lens';
import { isElement } from '../privacy/node-kind';
import { createNextTask } from './next-task';
import { Pace } from './pace';
import { PageSource } from './page-source';
import { Reconciler } from './reconciler';
import { senseFields } from './sense-fields';
import { sensePointer } from './sense-pointer';
import { senseScroll } from './sense-scroll';
import { senseScripted } from './sense-scripted';
import { senseStyles } from './sense-styles';
import { senseTree } from './sense-tree';
import type { Changes } from './sensor';

/** One slice of work; the page has the rest of its frame. */
const SLICE_MS = 8;
/** Nodes of a snapshot that travel in one parcel, unless it is whole before. */
const STRIDE_NODES = 3_000;
/** Elements that are asked where they are scrolled to between two looks at the clock. */
const READ_AT_ONCE = 32;
/** Parts of tables and of running text; should a page let one scroll all the same, its next scroll tells. */
const NEVER_SCROLLED = new Set(
  'td th tr tbody thead tfoot col colgroup option optgroup span b i em strong a br path g'.split(' '),
);
/** A new node's maker has this long to say that it is private when no frame is drawn (a hidden tab). PRIV-6 */
const HIDDEN_FRAME_MS = 50;

export interface CaptureOptions {
  readonly page: Document;
  /** Beside's own element, which is no part of the page. */
  readonly own: Element;
  readonly lens: Lens;
  readonly send: (messages: readonly Disclosed<PageMessage>[]) => void;
  /** Bytes under way to the slowest viewer. */
  readonly inFlight: () => number;
}

export interface Capture {
  /** The element that a node id of this epoch means, while it is in the page. */
  elementOf(node: number): Element | null;
  /** What viewers have of the page, as they have it: for the marks on what they do not see. */
  objects(): Iterable<PageObject>;
  /** More is known of it than the page itself tells: it is looked at again. */
  changed(object: PageObject): void;
  /** The page state's hash once all that is known to have changed is sent; `null` before. */
  settledHash(): number | null;
  stop(): void;
}

/** Captures one epoch: a snapshot in slices, then changes: the first at once, later ones gathered, the last value wins. */
export function startCapture({ page, own, lens, send, inFlight }: CaptureOptions): Capture {
  const view = (page.defaultView ?? window) as Window & typeof globalThis;
  const reconciler = new Reconciler(new PageSource(page, own), lens, (root) => tree.watch(root));
  const scrolled = new Set<Element>();
  let viewportChanged = false;
  let complete = false;
  let stopped = false;
  const pace = new Pace();
  /** Messages of the snapshot that wait for more: many small parcels cost more than one. */
  let gathered: Disclosed<PageMessage>[] = [];
  let sentNodes = 0;
  /** Elements that may be scrolled already, looked at once the picture is whole: it makes the browser lay out. */
  let unread: Iterator<PageObject> | null = null;
  let pointer: { readonly at: Anchor | null } | null = null;
  const nextTask = createNextTask();
  /** Takes the flush back that is due; `null` when none is. */
  let cancelFlush: (() => void) | null = null;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;
  let freshTimer: (() => void) | null = null;

  const changes: Changes = {
    children: (parent) => note(() => reconciler.childrenChanged(parent)),
    self: (object) => note(() => reconciler.selfChanged(object)),
    subtree: (top) => note(() => reconciler.subtreeChanged(top)),
    scrolled: (element) => note(() => scrolled.add(element)),
    viewport: () => note(() => (viewportChanged = true)),
  };

  function note(change: () => unknown): void {
    if (stopped) return;
    change();
    schedule();
  }

  function schedule(): void {
    if (stopped || cancelFlush) return;
    const wait = complete ? pace.waitFrom(performance.now()) : 0;
    if (wait === 0 && complete) queueMicrotask(flush);
    flushAfter(wait);
  }

  function flushAfter(ms: number): void {
    if (ms === 0) cancelFlush = nextTask.run(flush);
    else {
      const timer = setTimeout(flush, ms);
      cancelFlush = () => clearTimeout(timer);
    }
  }

  function flush(): void {
    if (stopped || !cancelFlush) return;
    tree.drain();
    cancelFlush();
    cancelFlush = null;
    if (complete && inFlight() > IN_FLIGHT_BYTES) return flushAfter(COALESCE_MS);
    const until = performance.now() + SLICE_MS;
    const isTimeUp = () => performance.now() >= until;
    const messages: Disclosed<PageMessage>[] = [];
    const operations: DisclosedOperation[] = [...reconciler.work(isTimeUp, complete)];
    readScrolled(isTimeUp);
    operations.push(...scrollOperations());
    if (operations.length > 0) messages.push(discloseMessage({ kind: 'patch', operations }));
    if (viewportChanged) {
      viewportChanged = false;
      messages.push(discloseMessage({ kind: 'viewport', ...viewport() }));
    }
    if (!complete && reconciler.idle) {
      complete = true;
      messages.push(discloseMessage({ kind: 'complete', hash: reconciler.tree.hash }));
      unread = reconciler.ids.all()[Symbol.iterator]();
    }
    if (pointer) messages.push(discloseMessage({ kind: 'pointer', who: 'customer', at: pointer.at }));
    pointer = null;
    deliver(messages);
    if (!reconciler.idle || scrolled.size > 0 || unread) flushAfter(0);
    afterFrame();
    clearTimeout(idleTimer);
    idleTimer = setTimeout(checkpoint, CHECKPOINT_IDLE_MS);
  }

  function deliver(messages: readonly Disclosed<PageMessage>[]): void {
    gathered.push(...messages);
    if (gathered.length === 0 || (!complete && reconciler.tree.size - sentNodes < STRIDE_NODES)) return;
    sentNodes = reconciler.tree.size;
    pace.left(performance.now());
    send(gathered);
    gathered = [];
  }

  function readScrolled(isTimeUp: () => boolean): void {
    for (let read = 1; unread && (read % READ_AT_ONCE !== 0 || !isTimeUp()); read++) {
      const { value, done } = unread.next() as IteratorResult<PageObject, undefined>;
      if (done) unread = null;
      else if (
        isElement(value) &&
        !NEVER_SCROLLED.has(value.localName) &&
        (value.scrollTop > 0 || value.scrollLeft > 0)
      )
        scrolled.add(value);
    }
  }

  /** With what is about to leave, if anything is; by itself otherwise. */
  function point(at: Anchor | null): void {
    pointer = { at };
    if (cancelFlush || !complete) return;
    deliver([discloseMessage({ kind: 'pointer', who: 'customer', at })]);
    pointer = null;
  }

  function afterFrame(): void {
    if (freshTimer || !reconciler.hasFresh || stopped) return;
    const settle = () => {
      freshTimer?.();
      freshTimer = null;
      reconciler.settleFresh();
      if (!reconciler.idle) schedule();
    };
    const frame = view.requestAnimationFrame(() => view.requestAnimationFrame(settle));
    const timer = setTimeout(settle, HIDDEN_FRAME_MS);
    freshTimer = () => {
      view.cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }

  function checkpoint(): void {
    if (!stopped && complete && reconciler.idle)
      send([discloseMessage({ kind: 'checkpoint', hash: reconciler.tree.hash })]);
  }

  function scrollOperations(): DisclosedOperation[] {
    const operations: DisclosedOperation[] = [];
    for (const element of scrolled) {
      const id = reconciler.ids.of(element);
      const node = id === undefined ? undefined : reconciler.tree.get(id);
      if (!node && !complete) continue; // its turn in the snapshot has not come
      scrolled.delete(element);
      const operation = node?.kind === 'element' ? discloseScroll(node.id, element, lens) : null;
      if (operation?.kind === 'scroll' && reconciler.tree.apply(operation)) operations.push(operation);
    }
    return operations;
  }

  function viewport() {
    return {
      width: Math.round(view.innerWidth),
      height: Math.round(view.innerHeight),
      scrollX: Math.round(view.scrollX),
      scrollY: Math.round(view.scrollY),
    };
  }

  function anchorAt(clientX: number, clientY: number): Anchor | null {
    const deepest = deepestAt(page, clientX, clientY);
    const spot = deepest && discloseSpot(deepest, lens);
    for (let at = spot?.on; at && at !== own; at = at.parentElement ?? undefined) {
      const id = reconciler.ids.of(at);
      if (id === undefined) continue;
      if (!spot?.exact) return { node: id, x: 0.5, y: 0.5 };
      const box = at.getBoundingClientRect();
      return { node: id, x: (clientX - box.left) / (box.width || 1), y: (clientY - box.top) / (box.height || 1) };
    }
    return null;
  }

  lens.refresh();
  send([
    discloseSnapshot(page, lens, {
      ...viewport(),
      dark: view.matchMedia('(prefers-color-scheme: dark)').matches,
      nodes: Math.min(MAX_NODES, page.getElementsByTagName('*').length * 2),
    }),
  ]);
  const tree = senseTree(page, lens, changes);
  const stops = [
    tree.stop,
    ...[senseFields(page), senseScroll(page, view), senseStyles(page), senseScripted(view)].map((sensor) =>
      sensor(changes),
    ),
    sensePointer(page, anchorAt, point),
  ];
  schedule();

  return {
    elementOf: (node) => {
      const object = reconciler.ids.objectOf(node);
      const element = object instanceof Element ? object : object instanceof Text ? object.parentElement : null;
      return element?.isConnected ? element : null;
    },
    objects: () => reconciler.ids.all(),
    changed: changes.self,
    settledHash: () =>
      complete && reconciler.idle && !reconciler.hasFresh && !cancelFlush && !unread ? reconciler.tree.hash : null,
    stop: () => {
      stopped = true;
      for (const stop of stops) stop();
      cancelFlush?.();
      nextTask.close();
      clearTimeout(idleTimer);
      freshTimer?.();
    },
  };
}

/** The element under a point of the window, inside open shadow roots too. */
function deepestAt(page: Document, clientX: number, clientY: number): Element | null {
  let hit = page.elementFromPoint(clientX, clientY);
  for (let inner = hit; inner?.shadowRoot;) {
    inner = inner.shadowRoot.elementFromPoint(clientX, clientY);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}
