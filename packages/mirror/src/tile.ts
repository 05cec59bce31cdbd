import type { PageNode } from '@beside/protocol';

const MAX_TILE_PX = 20_000;
/** Below this a word does not fit: the tile is hatched only. */
const WORDS_FROM_PX = 72;

/** Stands honestly where something cannot be shown, in its size, with the reason. */
export function drawTile(page: Document, tile: Extract<PageNode, { kind: 'tile' }>, words: string): HTMLElement {
  const element = page.createElement('beside-tile');
  const width = Math.min(Math.max(0, tile.width), MAX_TILE_PX);
  const height = Math.min(Math.max(0, tile.height), MAX_TILE_PX);
  Object.assign(element.style, {
    display: tile.inline ? 'inline-flex' : 'flex',
    boxSizing: 'border-box',
    width: `${width}px`,
    height: `${height}px`,
    maxWidth: '100%',
    alignItems: 'center',
    justifyContent: 'center',
    overflow: 'hidden',
    verticalAlign: 'middle',
    borderRadius: '4px',
    color: '#605e5c',
    font: '12px "Segoe UI", system-ui, sans-serif',
    textAlign: 'center',
    background: 'repeating-linear-gradient(135deg, #f3f2f1 0 6px, #e6e4e2 6px 12px)',
  });
  if (width >= WORDS_FROM_PX && height >= 20) element.textContent = words;
  return element;
}
