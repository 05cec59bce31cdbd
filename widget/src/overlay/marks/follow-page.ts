import { hostOf, isDocument } from '../../privacy/node-kind';

/** New places, and changes of a page that changes all the time, are gathered for this long: 22 passes a second at most. */
const PASS_EVERY_MS = 45;
/** What moves without a sign of it (a transition, a script's own scroller) is found within this. */
const CHECK_MS = 160;
/** Who has moved within this is still moving: a page that draws every second or third frame, too. */
const MOVING_MS = 100;

/** What a pass has found. */
export interface Pass {
  /** The elements that something stands on now. */
  readonly on: readonly Element[];
  /** Something stands elsewhere than it did, and not because it was put there. */
  readonly moved: boolean;
}

/** Runs passes when they are due, and none while nothing happens. */
export interface PageFollower {
  /** Something was put elsewhere: a pass at once, or with what else comes within `PASS_EVERY_MS`. */
  placed(): void;
  /** The page may have moved: a pass in the next frame. */
  stirred(): void;
  stop(): void;
}

/**
 * Follows a page's elements: frame by frame while they move, on a sign that they may have moved (scroll, size, change), and else now and
 * then. A pass outside a frame costs no layout of its own, for the page was laid out in its last one. CTRL-3
 *
 * @param pass places everything anew; `null` when there is nothing to follow any more
 */
export function followPage(page: Document, pass: () => Pass | null): PageFollower {
  const roots = new Map<Node, () => void>();
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let timerAt = Number.POSITIVE_INFINITY;
  let dueAt = Number.POSITIVE_INFINITY;
  let passedAt = Number.NEGATIVE_INFINITY;
  let movedAt = Number.NEGATIVE_INFINITY;
  let calm = PASS_EVERY_MS;

  function run(): void {
    if (frame !== 0) cancelAnimationFrame(frame);
    frame = 0;
    const found = pass();
    if (!found) return stop();
    passedAt = performance.now();
    if (found.moved) movedAt = passedAt;
    watch(page);
    for (const element of found.on) for (const root of rootsOf(element)) watch(root);
    if (passedAt - movedAt < MOVING_MS) return inFrame();
    dueAt = Number.POSITIVE_INFINITY;
    after(calm);
    calm = Math.min(2 * calm, CHECK_MS);
  }

  function inFrame(): void {
    frame ||= requestAnimationFrame(run);
  }

  /** A timer that runs too early is set again then: cheaper than to set it anew with every pass. */
  function after(ms: number): void {
    dueAt = Math.min(dueAt, performance.now() + ms);
    if (timerAt <= dueAt) return;
    clearTimeout(timer);
    timer = setTimeout(onTimer, ms);
    timerAt = dueAt;
  }

  function onTimer(): void {
    const early = dueAt - performance.now();
    timerAt = Number.POSITIVE_INFINITY;
    if (frame !== 0) return;
    if (early > 0) after(early);
    else run();
  }

  function stop(): void {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = 0;
    timerAt = dueAt = Number.POSITIVE_INFINITY;
    for (const stopListening of roots.values()) stopListening();
    roots.clear();
  }

  function placed(): void {
    const wait = passedAt + PASS_EVERY_MS - performance.now();
    if (wait > 0) after(wait);
    else if (frame === 0) run();
  }

  function stirred(): void {
    calm = PASS_EVERY_MS;
    inFrame();
  }

  function changed(): void {
    calm = PASS_EVERY_MS;
    const wait = passedAt + PASS_EVERY_MS - performance.now();
    if (wait > 0) after(wait);
    else inFrame();
  }

  function watch(root: Node): void {
    if (!roots.has(root)) roots.set(root, listen(root));
  }

  /** Signs of movement within one document or shadow root: a scroll inside one is not heard outside it. */
  function listen(root: Node): () => void {
    const changes = new MutationObserver(changed);
    changes.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    const signs = ['scroll', 'load', 'toggle'];
    for (const sign of signs) root.addEventListener(sign, stirred, { capture: true, passive: true });
    const stopSizes = isDocument(root) ? listenToSizes(root) : () => {};
    return () => {
      changes.disconnect();
      for (const sign of signs) root.removeEventListener(sign, stirred, { capture: true });
      stopSizes();
    };
  }

  function listenToSizes(inner: Document): () => void {
    const view = inner.defaultView;
    // What has grown was laid out just now: reading it there costs nothing, and it is drawn in the same frame.
    const sizes = new ResizeObserver(run);
    sizes.observe(inner.documentElement);
    view?.addEventListener('resize', stirred, { passive: true });
    return () => {
      sizes.disconnect();
      view?.removeEventListener('resize', stirred);
    };
  }

  return { placed, stirred, stop };
}

/** The shadow roots and documents that an element stands in, from within. */
function rootsOf(element: Element): readonly Node[] {
  const roots: Node[] = [];
  for (let at: Element | null = element; at; at = hostOf(roots.at(-1) as Node)) roots.push(at.getRootNode());
  return roots;
}
