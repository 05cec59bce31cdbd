import type { Anchor } from '@beside/protocol';
import type { TogetherStrings } from '../strings/together-en';
import { boxInWindow } from './box-in-window';
import { el } from './element';

const POINTER_SHAPE = 'M3 2 L3 19 L8 14.5 L11.2 21.6 L14.2 20.3 L11 13.4 L17.6 13.2 Z';
const SPOT_MARGIN_PX = 6;

/** The agent's pointer and spotlight on the customer's page; they follow the element, not the screen. CTRL-3 */
export interface Marks {
  point(at: Anchor | null): void;
  spotlight(node: number | null): void;
  clear(): void;
}

export function createMarks(
  layer: HTMLElement,
  strings: Pick<TogetherStrings, 'showMe'>,
  who: () => string,
  elementOf: (node: number) => Element | null,
): Marks {
  const pointer = el('div', { class: 'pointer', 'aria-hidden': 'true' }, pointerShape(), el('span', { class: 'tag' }));
  const spot = el('div', { class: 'spot', 'aria-hidden': 'true' }, el('span', { class: 'tag' }));
  const jump = el('button', {
    class: 'jump',
    type: 'button',
    onclick: () => target()?.scrollIntoView({ block: 'center', behavior: 'smooth' }),
  });
  let at: Anchor | null = null;
  let spotted: number | null = null;
  let frame = 0;

  const target = () => (spotted === null ? null : elementOf(spotted));

  function draw(): void {
    frame = 0;
    drawPointer();
    drawSpot();
    if (at || spotted !== null) frame = requestAnimationFrame(draw);
  }

  function drawPointer(): void {
    const element = at && elementOf(at.node);
    if (!at || !element) return pointer.remove();
    const box = boxInWindow(element);
    pointer.style.transform = `translate(${box.left + box.width * at.x}px, ${box.top + box.height * at.y}px)`;
    if (!pointer.isConnected) layer.append(pointer);
    label(pointer, who());
  }

  function drawSpot(): void {
    const element = target();
    if (!element) {
      spot.remove();
      return jump.remove();
    }
    const box = boxInWindow(element);
    const outside = box.bottom < 0 ? 'up' : box.top > innerHeight ? 'down' : null;
    if (outside) {
      spot.remove();
      jump.className = `jump ${outside}`;
      jump.textContent = `${outside === 'up' ? '↑' : '↓'} ${strings.showMe(who())}`;
      if (!jump.isConnected) layer.append(jump);
      return;
    }
    jump.remove();
    spot.style.transform = `translate(${box.left - SPOT_MARGIN_PX}px, ${box.top - SPOT_MARGIN_PX}px)`;
    spot.style.width = `${box.width + 2 * SPOT_MARGIN_PX}px`;
    spot.style.height = `${box.height + 2 * SPOT_MARGIN_PX}px`;
    spot.classList.toggle('low', box.top < 48);
    if (!spot.isConnected) layer.append(spot);
    label(spot, who());
  }

  const wake = () => void (frame ||= requestAnimationFrame(draw));
  return {
    point: (next) => {
      at = next;
      wake();
    },
    spotlight: (next) => {
      spotted = next;
      wake();
    },
    clear: () => {
      at = null;
      spotted = null;
      cancelAnimationFrame(frame);
      frame = 0;
      pointer.remove();
      spot.remove();
      jump.remove();
    },
  };
}

function label(mark: HTMLElement, words: string): void {
  const tag = mark.querySelector('.tag');
  if (tag && tag.textContent !== words) tag.textContent = words;
}

function pointerShape(): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('width', '24');
  svg.setAttribute('height', '24');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', POINTER_SHAPE);
  path.setAttribute('fill', '#6b2fa0');
  path.setAttribute('stroke', '#fff');
  path.setAttribute('stroke-width', '1.5');
  svg.append(path);
  return svg;
}
