import { LASER_MS, MAX_MARKS, type Anchor, type Mark } from '@beside/protocol';
import { boxInWindow, type Box } from '../box-in-window';
import { el } from '../element';
import { clipped, visibleBox, type Clipped } from '../visible-box';
import { followPage, type Pass } from './follow-page';
import type { LiftedMark } from './carried-marks';
import { pointerShape } from './pointer-shape';
import { shapeOf, type Shape } from './shapes';

const RIPPLE_MS = 700;

/** Who has put what on the customer's page. It follows the elements, not the screen. CTRL-3, CTRL-11 */
export interface MarkBoard {
  point(who: string, at: Anchor | null): void;
  /** A ripple where somebody pressed. */
  tap(who: string, at: Anchor): void;
  /** Draws a mark or replaces the one of the same number; `false` when its element is not there. */
  draw(who: string, mark: Mark): boolean;
  /** Takes one mark away, all of somebody's (`id` `null`), or all there are (`who` `null`). */
  erase(who: string | null, id: number | null): void;
  /** Which part of the page's length somebody looks at, in fractions; `null` when they look where the customer is. */
  look(who: string, part: { readonly top: number; readonly bottom: number } | null): void;
  /** Takes everything off, and gives what stood on what: a laser's line is over. */
  lift(): readonly LiftedMark[];
  /** How many marks there are. */
  count(): number;
  clear(): void;
}

export interface BoardParts {
  /** In the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly elementOf: (node: number) => Element | null;
  readonly nameOf: (who: string) => string;
  readonly isCustomer: (who: string) => boolean;
  /** What the button that leads to a spotlight says. */
  readonly showMe: (name: string) => string;
  /** What the place in the page's length says: where somebody looks. */
  readonly looksHere: (name: string) => string;
  /** A mark went by itself: a laser's line has faded, or there were too many. */
  readonly gone: (who: string, id: number) => void;
  /** The number of marks has changed. */
  readonly counted: (count: number) => void;
}

interface Pointer {
  at: Anchor;
  /** Its anchor has come since it was placed last. */
  fresh: boolean;
  /** Where it was placed last. */
  place: string;
  readonly element: HTMLElement;
}

interface Drawn {
  readonly who: string;
  readonly mark: Mark;
  readonly shape: Shape;
  /** What it was last seen on. */
  on: Element;
  target: Clipped | null;
  /** Where it was placed last. */
  box: Box | null;
  fade: ReturnType<typeof setTimeout> | undefined;
}

export function createMarkBoard(parts: BoardParts): MarkBoard {
  const { layer, elementOf, nameOf } = parts;
  const drawn = new Map<string, Drawn>();
  const pointers = new Map<string, Pointer>();
  const looks = new Map<string, HTMLElement>();
  const jump = el('button', {
    class: 'jump',
    type: 'button',
    onclick: () => spotlight()?.element.scrollIntoView({ block: 'center', behavior: 'smooth' }),
  });
  const follower = followPage(layer.ownerDocument, placeAll);

  const spotlit = () => [...drawn.values()].filter(({ mark }) => mark.tool === 'spotlight').at(-1);
  const spotlight = () => spotlit()?.target ?? null;

  function placeAll(): Pass | null {
    if (pointers.size === 0 && drawn.size === 0) {
      jump.remove();
      return null;
    }
    layer.classList.toggle('several', pointers.size > 1);
    // All is read before anything is written: the page is laid out once at most, and not at all while nothing moves.
    const places = [...pointers.values()].map((pointer) => [pointer, elementOf(pointer.at.node)] as const);
    const spots = places.map(([pointer, target]) => [pointer, target && placeOf(target, pointer.at)] as const);
    const boxes = [...drawn.values()].map((each) => [each, boxOfMark(each)] as const);
    const moved = [
      ...spots.map(([pointer, place]) => placePointer(pointer, place)),
      ...boxes.map(([each, box]) => placeMark(each, box)),
    ];
    placeJump();
    const on = [...places.map(([, target]) => target), ...boxes.map(([{ target }]) => target?.element ?? null)];
    return { on: on.filter((target) => target !== null), moved: moved.includes(true) };
  }

  /** Where it stands in the window, as a transform. */
  function placeOf(target: Element, { x, y }: Anchor): string {
    const { left, top, width, height } = boxInWindow(target);
    return `translate(${left + width * x}px, ${top + height * y}px)`;
  }

  /** Whether its element has moved under it. */
  function placePointer(pointer: Pointer, place: string | null): boolean {
    const { element, fresh } = pointer;
    if (place === null) {
      element.remove();
      return false;
    }
    const isElsewhere = place !== pointer.place;
    if (isElsewhere) element.style.transform = place;
    pointer.fresh = false;
    pointer.place = place;
    if (!element.isConnected) layer.append(element);
    return isElsewhere && !fresh;
  }

  function boxOfMark(each: Drawn): Box | null {
    const element = elementOf(each.mark.node);
    if (element) each.on = element;
    if (element !== each.target?.element) each.target = element && clipped(element);
    return each.target && visibleBox(each.target) ? boxInWindow(each.target.element) : null;
  }

  /** Whether its element has moved. */
  function placeMark(each: Drawn, box: Box | null): boolean {
    const { element, place } = each.shape;
    if (!box) {
      element.remove();
      return false;
    }
    const last = each.box;
    const isElsewhere = !last || !isSame(last, box);
    if (!element.isConnected) layer.append(element);
    if (isElsewhere) place(box);
    each.box = box;
    return last !== null && isElsewhere;
  }

  /** A spotlight that is scrolled away becomes a way there. */
  function placeJump(): void {
    const last = spotlit();
    const target = last?.target;
    const box = target && !visibleBox(target) ? boxInWindow(target.element) : null;
    if (!last || !box || box.width === 0 || box.height === 0) return jump.remove();
    const isUp = box.bottom < innerHeight / 2;
    jump.className = `jump ${isUp ? 'up' : 'down'}`;
    const words = `${isUp ? '↑' : '↓'} ${parts.showMe(nameOf(last.who))}`;
    if (jump.textContent !== words) jump.textContent = words;
    if (!jump.isConnected) layer.append(jump);
  }

  function remove(key: string): void {
    const gone = drawn.get(key);
    if (!gone) return;
    clearTimeout(gone.fade);
    gone.shape.element.remove();
    drawn.delete(key);
  }

  function removeByItself(who: string, id: number): void {
    remove(keyOf(who, id));
    parts.gone(who, id);
    parts.counted(drawn.size);
  }

  function makeRoom(who: string, mark: Mark): void {
    const own = [...drawn.values()].filter((each) => each.who === who && each.mark.id !== mark.id);
    if (mark.tool === 'spotlight')
      for (const each of own) if (each.mark.tool === 'spotlight') removeByItself(who, each.mark.id);
    const [oldest] = own;
    if (own.length >= MAX_MARKS && oldest) removeByItself(who, oldest.mark.id);
  }

  function clear(): void {
    for (const key of [...drawn.keys()]) remove(key);
    for (const { element } of pointers.values()) element.remove();
    for (const mark of looks.values()) mark.remove();
    pointers.clear();
    looks.clear();
    jump.remove();
    follower.stop();
    parts.counted(0);
  }

  function paint(element: HTMLElement, who: string): HTMLElement {
    element.classList.toggle('customer', parts.isCustomer(who));
    return element;
  }

  return {
    point: (who, at) => {
      const known = pointers.get(who);
      if (!at) {
        known?.element.remove();
        pointers.delete(who);
      } else if (known) Object.assign(known, { at, fresh: true });
      else pointers.set(who, { at, fresh: true, place: '', element: paint(pointerShape(nameOf(who)), who) });
      follower.placed();
    },
    tap: (who, at) => {
      const target = elementOf(at.node);
      if (!target) return;
      const box = boxInWindow(target);
      const ripple = paint(el('div', { class: 'ripple', 'aria-hidden': 'true' }), who);
      ripple.style.transform = `translate(${box.left + box.width * at.x}px, ${box.top + box.height * at.y}px)`;
      layer.append(ripple);
      setTimeout(() => ripple.remove(), RIPPLE_MS);
    },
    draw: (who, mark) => {
      const element = elementOf(mark.node);
      if (!element) return false;
      makeRoom(who, mark);
      const key = keyOf(who, mark.id);
      remove(key);
      const shape = shapeOf(mark, nameOf(who), getComputedStyle(element).direction === 'rtl' ? 'rtl' : 'ltr');
      paint(shape.element, who);
      const fade = mark.tool === 'laser' ? setTimeout(() => removeByItself(who, mark.id), LASER_MS) : undefined;
      drawn.set(key, { who, mark, shape, on: element, target: null, box: null, fade });
      parts.counted(drawn.size);
      follower.stirred();
      return true;
    },
    erase: (who, id) => {
      for (const [key, each] of drawn)
        if ((who === null || each.who === who) && (id === null || each.mark.id === id)) remove(key);
      parts.counted(drawn.size);
      follower.stirred();
    },
    look: (who, part) => {
      const known = looks.get(who);
      if (!part) {
        known?.remove();
        looks.delete(who);
        return;
      }
      const mark =
        known ?? paint(el('div', { class: 'look', role: 'img', 'aria-label': parts.looksHere(nameOf(who)) }), who);
      mark.style.top = `${part.top * 100}%`;
      mark.style.height = `${Math.max(0, part.bottom - part.top) * 100}%`;
      if (!known) {
        looks.set(who, mark);
        layer.append(mark);
      }
    },
    count: () => drawn.size,
    lift: () => {
      const lifted = [...drawn.values()].filter(({ mark }) => mark.tool !== 'laser');
      clear();
      return lifted.map(({ who, mark, on }) => ({ who, mark, element: on }));
    },
    clear,
  };
}

function keyOf(who: string, id: number): string {
  return `${id} ${who}`;
}

function isSame(a: Box, b: Box): boolean {
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}
