import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Box } from '../page/viewer';

/** Colour distance (0 … 1) from which a pixel counts as another one; below it two renderings of the same text differ. */
const THRESHOLD = 0.1;

/** Share (0 … 1) of the picture that differs; what stands below a tile is not compared. */
export function pixelDifference(page: Buffer, mirror: Buffer, tiles: readonly Box[]): number {
  const [one, other] = [PNG.sync.read(page), PNG.sync.read(mirror)];
  const { width, height } = one;
  if (other.width !== width || other.height !== height) return 1;
  for (const tile of tiles) for (const picture of [one, other]) blank(picture, tile);
  const differing = pixelmatch(one.data, other.data, undefined, width, height, { threshold: THRESHOLD });
  return differing / (width * height);
}

function blank({ data, width, height }: PNG, tile: Box): void {
  const left = Math.max(0, Math.floor(tile.x));
  const right = Math.min(width, Math.ceil(tile.x + tile.width));
  for (let y = Math.max(0, Math.floor(tile.y)); y < Math.min(height, Math.ceil(tile.y + tile.height)); y++)
    if (right > left) data.fill(0, (y * width + left) * 4, (y * width + right) * 4);
}
