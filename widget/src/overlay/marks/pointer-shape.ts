import { el } from '../element';

const OUTLINE = 'M3 2 L3 19 L8 14.5 L11.2 21.6 L14.2 20.3 L11 13.4 L17.6 13.2 Z';

/** Somebody's pointer, with their name beside it. */
export function pointerShape(label: string): HTMLElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('width', '24');
  svg.setAttribute('height', '24');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', OUTLINE);
  svg.append(path);
  return el('div', { class: 'pointer', 'aria-hidden': 'true' }, svg, el('span', { class: 'tag', dir: 'auto' }, label));
}
