import { boxOf, type Box } from '../box-in-window';

interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP_PX = 6;

/**
 * Where a card stands by its field: below it, above it, right or left of it, whichever is the first that is within the window and
 * covers no other card; `null` when none is. All in CSS px of the window.
 */
export function placeBeside(field: Box, card: Size, view: Size, others: readonly Box[]): Box | null {
  const left = within(field.left, view.width - GAP_PX - card.width);
  const top = within(field.top, view.height - GAP_PX - card.height);
  const spots = [
    { left, top: field.bottom + GAP_PX },
    { left, top: field.top - GAP_PX - card.height },
    { left: field.right + GAP_PX, top },
    { left: field.left - GAP_PX - card.width, top },
  ].map((spot) => boxOf(spot.left, spot.top, spot.left + card.width, spot.top + card.height));
  return spots.find((spot) => isWithin(spot, view) && !others.some((other) => overlaps(spot, other))) ?? null;
}

function within(at: number, most: number): number {
  return Math.max(GAP_PX, Math.min(at, most));
}

function isWithin({ left, top, right, bottom }: Box, { width, height }: Size): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
