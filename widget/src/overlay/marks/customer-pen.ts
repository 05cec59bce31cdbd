import { MAX_MARK_POINTS, type Mark, type Spot } from '@beside/protocol';
import { el } from '../element';
import { moveCross } from './pen-cross';

/** A line on its way is told twelve times a second: each time as a whole. */
const STROKE_MS = 84;

export interface PenParts {
  /** In the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly words: {
    readonly hint: string;
    /** The keyboard's line has begun, is drawn, or found nothing to stand on. */
    readonly begun: string;
    readonly drawn: string;
    readonly nowhere: string;
    readonly stopped: string;
  };
  /** A line in the window on an element of the page; `null` where there is none. */
  readonly anchor: (line: readonly Spot[]) => { readonly node: number; readonly points: readonly Spot[] } | null;
  readonly draw: (mark: Mark) => void;
  readonly announce: (words: string) => void;
  /** The customer has stopped drawing. */
  readonly stopped: () => void;
  /** By a key, with the focus in the pen: it needs another place. */
  readonly left: () => void;
}

/** The customer draws on their own page, by hand or with the arrow keys; meanwhile the page gets no presses. CTRL-11 */
export interface CustomerPen {
  readonly on: boolean;
  start(): void;
  stop(): void;
}

export function createCustomerPen({ layer, words, anchor, draw, announce, stopped, left }: PenParts): CustomerPen {
  let surface: HTMLElement | null = null;
  const cross = el('span', { class: 'cross', 'aria-hidden': 'true' });
  let at: Spot = { x: 0, y: 0 };
  let strokes = 0;
  let line: Spot[] = [];
  let drawnAt = 0;

  function begin(spot: Spot): void {
    strokes += 1;
    line = [spot];
    drawnAt = 0;
  }

  function extend(spot: Spot, now: number): void {
    if (line.length === 0) return;
    line.push(spot);
    if (line.length > MAX_MARK_POINTS) line = line.filter((_, n) => n % 2 === 0 || n === line.length - 1);
    if (now - drawnAt < STROKE_MS) return;
    drawnAt = now;
    drawLine();
  }

  /** Whether there is a line that could be drawn. */
  function end(): boolean {
    const isDrawn = line.length > 1 && drawLine();
    line = [];
    return isDrawn;
  }

  function drawLine(): boolean {
    surface?.classList.add('through'); // so that the page beneath can be found
    const place = anchor(line);
    surface?.classList.remove('through');
    if (place) draw({ id: strokes, tool: 'pen', ...place, text: '' });
    return place !== null;
  }

  function onDown(event: PointerEvent): void {
    surface?.setPointerCapture(event.pointerId);
    surface?.classList.remove('keys');
    begin({ x: event.clientX, y: event.clientY });
  }

  const onMove = (event: PointerEvent) => {
    if (event.buttons !== 0) extend({ x: event.clientX, y: event.clientY }, event.timeStamp);
  };

  /** The keys of who draws without a hand: the page hears none of them. */
  function onDrawKey(event: KeyboardEvent): void {
    const moved = moveCross(at, event.key, event.shiftKey, { width: innerWidth, height: innerHeight });
    if (!moved && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    surface?.classList.add('keys');
    if (moved) {
      moveTo(moved);
      extend(moved, event.timeStamp);
    } else if (event.repeat) {
      return;
    } else if (line.length === 0) {
      begin(at);
      announce(words.begun);
    } else announce(end() ? words.drawn : words.nowhere);
    surface?.classList.toggle('down', line.length > 0);
  }

  function moveTo(spot: Spot): void {
    at = spot;
    cross.style.transform = `translate(${spot.x}px, ${spot.y}px)`;
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !surface) return;
    const root = surface.getRootNode() as ShadowRoot | Document;
    const hadFocus = root.activeElement === surface;
    end();
    stop();
    announce(words.stopped);
    if (hadFocus) left();
  }

  function stop(): void {
    if (!surface) return;
    line = [];
    surface.remove();
    surface = null;
    removeEventListener('keydown', onKey, true);
    stopped();
  }

  return {
    get on() {
      return surface !== null;
    },
    start: () => {
      surface = el(
        'div',
        {
          ...{ class: 'pen', tabindex: 0, role: 'application', 'aria-label': words.hint },
          ...{ onpointerdown: onDown, onpointermove: onMove, onpointerup: end, onpointercancel: end },
          ...{ onkeydown: onDrawKey, onkeyup: () => line.length > 1 && drawLine() },
        },
        el('p', { 'aria-hidden': 'true' }, words.hint),
        cross,
      );
      moveTo({ x: Math.round(innerWidth / 2), y: Math.round(innerHeight / 2) });
      layer.append(surface);
      surface.focus({ preventScroll: true });
      addEventListener('keydown', onKey, true);
    },
    stop,
  };
}
