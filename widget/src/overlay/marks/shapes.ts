import { never, placeNote, type Mark, type Spot } from '@beside/protocol';
import type { Box } from '../box-in-window';
import { el } from '../element';

/** Something drawn above the page, placed anew wherever its element's box is now. */
export interface Shape {
  readonly element: HTMLElement;
  /** Once it is in the page: what has a size of its own is measured. */
  place(box: Box): void;
}

const SPOT_MARGIN_PX = 6;
/** Above this there is no room for a label over the mark. */
const LABEL_ROOM_PX = 48;
const ARROW_HEAD_PX = 14;
const SVG = 'http://www.w3.org/2000/svg';

/**
 * Draws a mark; `label` says whose it is.
 *
 * @param direction in which what it stands on is read
 */
export function shapeOf(mark: Mark, label: string, direction: 'ltr' | 'rtl'): Shape {
  switch (mark.tool) {
    case 'spotlight':
      return boxShape('spot', label, (box) => grown(box, SPOT_MARGIN_PX));
    case 'highlight':
      return boxShape('glow', label, (box) => box);
    case 'rectangle':
      return boxShape('rectangle', label, (box) => between(box, mark.points));
    case 'arrow':
      return lineShape('line', label, mark.points, arrow);
    case 'pen':
      return lineShape('line', label, mark.points, polyline);
    case 'laser':
      return lineShape('line laser', label, mark.points, polyline);
    case 'note':
      return noteShape(label, mark.text, mark.points, direction);
    default:
      return never(mark.tool);
  }
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function boxShape(kind: string, label: string, placeOf: (box: Box) => Place): Shape {
  const element = el('div', { class: `mark ${kind}`, 'aria-hidden': 'true' }, tag(label));
  return {
    element,
    place: (box) => {
      const { left, top, width, height } = placeOf(box);
      element.style.transform = `translate(${left}px, ${top}px)`;
      element.style.width = `${width}px`;
      element.style.height = `${height}px`;
      element.classList.toggle('low', top < LABEL_ROOM_PX);
    },
  };
}

function lineShape(kind: string, label: string, points: readonly Spot[], draw: (at: readonly Spot[]) => string): Shape {
  const svg = document.createElementNS(SVG, 'svg');
  const [halo, ink] = [document.createElementNS(SVG, 'path'), document.createElementNS(SVG, 'path')];
  halo.setAttribute('class', 'halo');
  svg.append(halo, ink);
  const name = tag(label);
  const element = el('div', { class: `mark ${kind}`, 'aria-hidden': 'true' }, svg, name);
  return {
    element,
    place: (box) => {
      const at = points.map((spot) => inWindow(box, spot));
      const line = draw(at);
      halo.setAttribute('d', line);
      ink.setAttribute('d', line);
      const [start] = at;
      if (start) name.style.transform = `translate(${start.x + 8}px, ${start.y + 8}px)`;
    },
  };
}

function noteShape(label: string, words: string, points: readonly Spot[], direction: 'ltr' | 'rtl'): Shape {
  const pin = el('i', {});
  const element = el(
    'div',
    { class: 'mark note', 'aria-hidden': 'true' },
    pin,
    el('b', {}, label),
    el('span', { dir: 'auto' }, words),
  );
  let own = { width: 0, height: 0 };
  let measuredIn = -1;
  return {
    element,
    place: (box) => {
      if (measuredIn !== innerWidth) own = { width: element.offsetWidth, height: element.offsetHeight };
      measuredIn = innerWidth; // its lines break by the window's width
      const spot = inWindow(box, points[0] ?? { x: 0, y: 0 });
      const view = { width: document.documentElement.clientWidth || innerWidth, height: innerHeight };
      const at = placeNote(
        { x: box.left, y: box.top, width: box.width, height: box.height },
        spot,
        own,
        view,
        direction,
      );
      element.style.transform = `translate(${at.x}px, ${at.y}px)`;
      pin.style.transform = `translate(${spot.x - at.x}px, ${spot.y - at.y}px)`;
    },
  };
}

function inWindow(box: Box, { x, y }: Spot): Spot {
  return { x: box.left + x * box.width, y: box.top + y * box.height };
}

function grown({ left, top, width, height }: Box, by: number): Place {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by };
}

function between(box: Box, [a, b]: readonly Spot[]): Place {
  const [from, to] = [inWindow(box, a ?? { x: 0, y: 0 }), inWindow(box, b ?? { x: 1, y: 1 })];
  return {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}

function polyline(at: readonly Spot[]): string {
  const [first, ...rest] = at;
  if (!first) return '';
  if (rest.length === 0) return `M${first.x} ${first.y}h.01`;
  return `M${first.x} ${first.y}${rest.map(({ x, y }) => `L${x} ${y}`).join('')}`;
}

function arrow([tail, head]: readonly Spot[]): string {
  if (!tail || !head) return '';
  const angle = Math.atan2(head.y - tail.y, head.x - tail.x);
  const wing = (turn: number) =>
    `M${head.x} ${head.y}L${head.x - ARROW_HEAD_PX * Math.cos(angle + turn)} ${head.y - ARROW_HEAD_PX * Math.sin(angle + turn)}`;
  return `M${tail.x} ${tail.y}L${head.x} ${head.y}${wing(0.5)}${wing(-0.5)}`;
}

function tag(label: string): HTMLElement {
  return el('span', { class: 'tag', dir: 'auto' }, label);
}
