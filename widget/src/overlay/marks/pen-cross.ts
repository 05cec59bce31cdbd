import type { Spot } from '@beside/protocol';

const STEP_PX = 8;
const LARGE_STEP_PX = 48;

/** Where an arrow key moves the cross that draws, within the window; `null` for every other key. */
export function moveCross(
  { x, y }: Spot,
  key: string,
  large: boolean,
  view: { readonly width: number; readonly height: number },
): Spot | null {
  const step = large ? LARGE_STEP_PX : STEP_PX;
  switch (key) {
    case 'ArrowLeft':
      return { x: Math.max(0, x - step), y };
    case 'ArrowRight':
      return { x: Math.min(view.width - 1, x + step), y };
    case 'ArrowUp':
      return { x, y: Math.max(0, y - step) };
    case 'ArrowDown':
      return { x, y: Math.min(view.height - 1, y + step) };
    default:
      return null;
  }
}
