/** The pointer of an agent who uses the keyboard, in fractions of the stage. */
export interface KeyPointer {
  readonly x: number;
  readonly y: number;
}

const STEP = 0.02;
const LARGE_STEP = 0.1;

export const KEY_POINTER_START: KeyPointer = { x: 0.5, y: 0.5 };

/** Where an arrow key moves it; `null` for every other key. */
export function moveKeyPointer(at: KeyPointer, key: string, large: boolean): KeyPointer | null {
  const step = large ? LARGE_STEP : STEP;
  switch (key) {
    case 'ArrowLeft':
      return { ...at, x: clamp(at.x - step) };
    case 'ArrowRight':
      return { ...at, x: clamp(at.x + step) };
    case 'ArrowUp':
      return { ...at, y: clamp(at.y - step) };
    case 'ArrowDown':
      return { ...at, y: clamp(at.y + step) };
    default:
      return null;
  }
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, Math.round(share * 1000) / 1000));
}
