import type { PathPoint } from './pointer-path';

/** Somebody's pointer in the window, in CSS px, and when it was there, ms since epoch. */
export interface Place extends PathPoint {
  readonly at: number;
}

/** Boxes are rounded differently at both ends; the places of a path are further apart than twice this, px. */
const TOLERANCE_PX = 8;

/** How long each place of `made` took until it was first `seen`, ms; places that were passed over are left out. */
export function matchPlaces(made: readonly Place[], seen: readonly Place[]): readonly number[] {
  const [moves, arrivals] = [visits(made), visits(seen)];
  return moves.flatMap((move) => {
    const arrival = arrivals.find((place) => place.at >= move.at && isSamePlace(place, move));
    return arrival ? [arrival.at - move.at] : [];
  });
}

/** The first moment of every stay. */
function visits(places: readonly Place[]): readonly Place[] {
  return places.filter((place, n) => n === 0 || !isSamePlace(place, places[n - 1] ?? place));
}

export function isSamePlace(one: PathPoint, other: PathPoint): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) <= TOLERANCE_PX;
}
