/** Over the middle of the page, away from Beside's own strip. */
const LEFT_PX = 60;
const TOP_PX = 100;
const COLUMNS = 40;
const STEP_PX = 28;

export interface PathPoint {
  readonly x: number;
  readonly y: number;
}

/** So many places, row by row, none twice: each can be told from all others. */
export function pointerPath(places: number): readonly PathPoint[] {
  return Array.from({ length: places }, (_, n) => ({
    x: LEFT_PX + (n % COLUMNS) * STEP_PX,
    y: TOP_PX + Math.floor(n / COLUMNS) * STEP_PX,
  }));
}
