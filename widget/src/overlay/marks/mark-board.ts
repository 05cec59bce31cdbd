import { LASER_MS, MAX_MARKS, type Anchor, type Mark } from '@beside/protocol';
import { boxInWindow } from '../box-in-window';
import { el } from '../element';
import { clipped, visibleBox, type Clipped } from '../visible-box';
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

interface Drawn {
  readonly who: string;
  readonly mark: Mark;
  readonly shape: Shape;
  target: Clipped | null;
  fade: ReturnType<typeof setTimeout> | undefined;
}

export function createMarkBoard(parts: BoardParts): MarkBoard {
  const { layer, elementOf, nameOf } = parts;
  const drawn = new Map<string, Drawn>();
  const pointers = new Map<string, { at: Anchor; readonly element: HTMLElement }>();
  const looks = new Map<string, HTMLElement>();
  const jump = el('button', {
    class: 'jump',
    type: 'button',
    onclick: () => spotlight()?.element.scrollIntoView({ block: 'center', behavior: 'smooth' }),
  });
  let frame = 0;

  const wake = () => void (frame ||= requestAnimationFrame(drawAll));
  const spotlit = () => [...drawn.values()].filter(({ mark }) => mark.tool === 'spotlight').at(-1);
  const spotlight = () => spotlit()?.target ?? null;

  function drawAll(): void {
    frame = 0;
    for (const [, pointer] of pointers) placePointer(pointer);
    for (const each of drawn.values()) placeMark(each);
    placeJump();
    if (pointers.size > 0 || drawn.size > 0) wake();
  }

  function placePointer({ at, element }: { at: Anchor; element: HTMLElement }): void {
    const target = elementOf(at.node);
    if (!target) return element.remove();
    const box = boxInWindow(target);
    element.style.transform = `translate(${box.left + box.width * at.x}px, ${box.top + box.height * at.y}px)`;
    if (!element.isConnected) layer.append(element);
  }

  function placeMark(each: Drawn): void {
    const element = elementOf(each.mark.node);
    if (element !== each.target?.element) each.target = element && clipped(element);
    if (!each.target || !visibleBox(each.target)) return each.shape.element.remove();
    each.shape.place(boxInWindow(each.target.element));
    if (!each.shape.element.isConnected) layer.append(each.shape.element);
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
      } else if (known) known.at = at;
      else pointers.set(who, { at, element: paint(pointerShape(nameOf(who)), who) });
      wake();
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
      if (!elementOf(mark.node)) return false;
      makeRoom(who, mark);
      const key = keyOf(who, mark.id);
      remove(key);
      const shape = shapeOf(mark, nameOf(who));
      paint(shape.element, who);
      const fade = mark.tool === 'laser' ? setTimeout(() => removeByItself(who, mark.id), LASER_MS) : undefined;
      drawn.set(key, { who, mark, shape, target: null, fade });
      parts.counted(drawn.size);
      wake();
      return true;
    },
    erase: (who, id) => {
      for (const [key, each] of drawn)
        if ((who === null || each.who === who) && (id === null || each.mark.id === id)) remove(key);
      parts.counted(drawn.size);
      wake();
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
    clear: () => {
      for (const key of [...drawn.keys()]) remove(key);
      for (const { element } of pointers.values()) element.remove();
      for (const mark of looks.values()) mark.remove();
      pointers.clear();
      looks.clear();
      jump.remove();
      cancelAnimationFrame(frame);
      frame = 0;
      parts.counted(0);
    },
  };
}

function keyOf(who: string, id: number): string {
  return `${id} ${who}`;
}
