import { CHECKPOINT_IDLE_MS, COALESCE_MS, IN_FLIGHT_BYTES, MAX_NODES, type PageMessage } from '@beside/protocol';
import { discloseMessage, discloseSnapshot, discloseSpot, type DisclosedOperation } from '../privacy/disclose';
import type { PageObject } from '../privacy/page-object';
import type { Disclosed } from '../privacy/disclosed';
import type { Lens } from '../privacy/lens';
import { elementAbove, isDocument, isElement, isNode, isShadowRoot, isText } from '../privacy/node-kind';
import type { CapturePort, DocumentSensor, Spot } from './capture-port';
import { createNextTask } from './next-task';
import { Pace } from './pace';
import { PageSource } from './page-source';
import { Reconciler } from './reconciler';
import { ScrollPositions } from './scroll-positions';
import { senseFields } from './sense-fields';
import { senseScroll } from './sense-scroll';
import { senseStyles } from './sense-styles';
import { senseTree } from './sense-tree';
import type { Changes } from './sensor';

/** One slice of work; the page has the rest of its frame. */
const SLICE_MS = 8;
/** Nodes of a snapshot that travel in one parcel, unless it is whole before. */
const STRIDE_NODES = 3_000;
/** What a script may have set before anything watched for it. */
const SET_BY_SCRIPTS = new Set('input textarea select option progress meter style link details dialog'.split(' '));
/** A new node's maker has this long to say that it is private when no frame is drawn (a hidden tab). PRIV-6 */
const HIDDEN_FRAME_MS = 50;

type Riding = Parameters<CapturePort['send']>[0];

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
  /** Starts sensors that came later; they stop with the epoch. */
  sense(start: (port: CapturePort) => DocumentSensor): void;
  /** The page state's hash once all that is known to have changed is sent; `null` before. */
  settledHash(): number | null;
  stop(): void;
}

/** Captures one epoch: a snapshot in slices, then changes: the first at once, later ones gathered, the last value wins. */
export function startCapture({ page, own, lens, send, inFlight }: CaptureOptions): Capture {
  const view = (page.defaultView ?? window) as Window & typeof globalThis;
  const source = new PageSource(page, own, lens.closedRoot);
  const reconciler = new Reconciler(source, lens, watchRoot);
  /** Each document that is part of the page, with the stop of its sensors. */
  const documents = new Map<Document, () => void>();
  const scrolled = new ScrollPositions(reconciler, lens);
  let viewportChanged = false;
  let complete = false;
  let stopped = false;
  const pace = new Pace();
  /** Messages of the snapshot that wait for more: many small parcels cost more than one. */
  let gathered: Disclosed<PageMessage>[] = [];
  let sentNodes = 0;
  const riding = new Map<Riding['kind'], Riding>();
  const nextTask = createNextTask();
  /** Takes the flush back that is due; `null` when none is. */
  let cancelFlush: (() => void) | null = null;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;
  let freshTimer: (() => void) | null = null;
  let later: DocumentSensor = () => () => {};

  const changes: Changes = {
    children: (parent) => note(() => reconciler.childrenChanged(parent)),
    self: (object) => note(() => reconciler.selfChanged(object)),
    sheet: (sheet) => {
      for (const place of source.placesOf(sheet)) note(() => reconciler.selfChanged(place));
    },
    subtree: (top) => note(() => reconciler.subtreeChanged(top)),
    scrolled: (element) => note(() => scrolled.note(element)),
    viewport: () => note(() => (viewportChanged = true)),
    rewritten: (inner) => documents.has(inner) && watchDocument(inner),
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
    operations.push(...scrolled.work(isTimeUp, complete));
    if (operations.length > 0) messages.push(discloseMessage({ kind: 'patch', operations }));
    if (viewportChanged) {
      viewportChanged = false;
      messages.push(discloseMessage({ kind: 'viewport', ...viewport() }));
    }
    if (!complete && reconciler.idle) {
      complete = true;
      messages.push(discloseMessage({ kind: 'complete', hash: reconciler.tree.hash }));
      scrolled.readAll();
    }
    messages.push(...ridden());
    deliver(messages);
    if (!reconciler.idle || !scrolled.idle) flushAfter(0);
    afterFrame();
    clearTimeout(idleTimer);
    idleTimer = setTimeout(checkpoint, CHECKPOINT_IDLE_MS);
  }

  function deliver(messages: readonly Disclosed<PageMessage>[]): void {
    gathered.push(...messages);
    const now = performance.now();
    const isMore =
      !reconciler.idle && (complete ? pace.waitFrom(now) > 0 : reconciler.tree.size - sentNodes < STRIDE_NODES);
    if (gathered.length === 0 || isMore) return;
    sentNodes = reconciler.tree.size;
    pace.left(now);
    send(gathered);
    gathered = [];
  }

  /** With what is about to leave, if anything is; by itself otherwise. Of each kind the last one counts. */
  function ride(message: Riding): void {
    riding.set(message.kind, message);
    if (!cancelFlush && complete && !stopped) deliver(ridden());
  }

  function ridden(): Disclosed<PageMessage>[] {
    const messages = [...riding.values()].map((message) => discloseMessage(message));
    riding.clear();
    return messages;
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

  function viewport() {
    return {
      width: Math.round(view.innerWidth),
      height: Math.round(view.innerHeight),
      scrollX: Math.round(view.scrollX),
      scrollY: Math.round(view.scrollY),
    };
  }

  function watchRoot(root: Document | ShadowRoot): void {
    tree.watch(root);
    if (!isDocument(root)) return;
    for (const [inner, stop] of documents) {
      if (reconciler.ids.of(inner) !== undefined) continue;
      stop();
      documents.delete(inner);
    }
    watchDocument(root);
    if (complete) scrolled.readAll();
  }

  /** Starts all that watches a document; again when its listeners are gone. Each frame is a realm of its own. */
  function watchDocument(inner: Document): void {
    const view = inner.defaultView as (Window & typeof globalThis) | null;
    const stop = documents.get(inner) ?? (() => {});
    if (!view || !inner.documentElement) return void documents.set(inner, stop); // empty just now, or gone
    stop();
    const ofFrame = { ...changes, viewport: () => inner.scrollingElement && changes.scrolled(inner.scrollingElement) };
    const sensors = [senseFields(inner), senseScroll(inner, view), senseStyles(inner)];
    const stops = [later(inner), ...sensors.map((sensor) => sensor(inner === page ? changes : ofFrame))];
    documents.set(inner, () => {
      for (const stop of stops) stop();
    });
    if (inner === page && !own.isConnected) page.documentElement.append(own);
  }

  /** What stands for an element at viewers, and whether a place within it may be known. */
  function spotOf(element: Element): Spot | null {
    const { on, exact } = discloseSpot(element, lens);
    for (let at: Element | null = on; at && at !== own; at = elementAbove(at)) {
      const node = reconciler.ids.of(at);
      if (node !== undefined) return { at, node, exact };
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
  watchDocument(page);
  schedule();

  return {
    elementOf: (node) => {
      const object = reconciler.ids.objectOf(node);
      if (!object || !isNode(object) || !object.isConnected) return null;
      return isElement(object) ? object : isText(object) ? object.parentElement : null;
    },
    objects: () => reconciler.ids.all(),
    changed: changes.self,
    sense: (start) => {
      if (stopped) return;
      later = start({
        page,
        lens,
        changes,
        spotOf,
        shownText: (text) => {
          const node = reconciler.tree.get(reconciler.ids.of(text) ?? 0);
          return node?.content === text.data && /\S/.test(text.data) ? node.id : null;
        },
        watch: tree.watch,
        send: ride,
      });
      for (const inner of documents.keys()) watchDocument(inner);
      for (const object of reconciler.ids.all()) {
        if (isElement(object) && SET_BY_SCRIPTS.has(object.localName)) changes.self(object);
        else if (isShadowRoot(object)) changes.children(object);
      }
      changes.children(page.documentElement);
    },
    settledHash: () =>
      complete && reconciler.idle && !reconciler.hasFresh && !cancelFlush && scrolled.idle
        ? reconciler.tree.hash
        : null,
    stop: () => {
      stopped = true;
      tree.stop();
      for (const stop of documents.values()) stop();
      cancelFlush?.();
      nextTask.close();
      clearTimeout(idleTimer);
      freshTimer?.();
    },
  };
}
