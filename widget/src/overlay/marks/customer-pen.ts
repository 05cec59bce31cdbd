import { MAX_MARK_POINTS, type Mark, type Spot } from '@beside/protocol';
import { el } from '../element';

/** A line on its way is told twelve times a second: each time as a whole. */
const STROKE_MS = 84;

export interface PenParts {
  /** In the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly hint: string;
  /** A line in the window on an element of the page; `null` where there is none. */
  readonly anchor: (line: readonly Spot[]) => { readonly node: number; readonly points: readonly Spot[] } | null;
  readonly draw: (mark: Mark) => void;
  /** The customer has stopped drawing. */
  readonly stopped: () => void;
}

/** The customer draws on their own page; meanwhile the page gets no presses. CTRL-11 */
export interface CustomerPen {
  readonly on: boolean;
  start(): void;
  stop(): void;
}

export function createCustomerPen({ layer, hint, anchor, draw, stopped }: PenParts): CustomerPen {
  let surface: HTMLElement | null = null;
  let strokes = 0;
  let line: Spot[] = [];
  let drawnAt = 0;

  function onDown(event: PointerEvent): void {
    surface?.setPointerCapture(event.pointerId);
    strokes += 1;
    line = [{ x: event.clientX, y: event.clientY }];
  }

  function onMove(event: PointerEvent): void {
    if (line.length === 0) return;
    line.push({ x: event.clientX, y: event.clientY });
    if (line.length > MAX_MARK_POINTS) line = line.filter((_, at) => at % 2 === 0 || at === line.length - 1);
    if (event.timeStamp - drawnAt < STROKE_MS) return;
    drawnAt = event.timeStamp;
    drawLine();
  }

  function onUp(): void {
    if (line.length > 1) drawLine();
    line = [];
  }

  function drawLine(): void {
    surface?.classList.add('through'); // so that the page beneath can be found
    const place = anchor(line);
    surface?.classList.remove('through');
    if (place) draw({ id: strokes, tool: 'pen', ...place, text: '' });
  }

  const onKey = (event: KeyboardEvent) => event.key === 'Escape' && stop();

  function stop(): void {
    if (!surface) return;
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
        { class: 'pen', onpointerdown: onDown, onpointermove: onMove, onpointerup: onUp, onpointercancel: onUp },
        el('p', {}, hint),
      );
      layer.append(surface);
      addEventListener('keydown', onKey, true);
    },
    stop,
  };
}
