interface Size {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const GAP_PX = 8;
/** Farther away from its spot, nobody takes a note for what is said about it. */
const NEAR_PX = 240;

/**
 * Where a note stands, so that neither end covers what it is about: after its element in the direction of reading, before it, below or
 * above it, whichever is the first with room in the view and near the spot; else on the spot. All in px of the view. CTRL-11
 *
 * @param spot within the box: what the note was put on
 * @param own the note's size
 */
export function placeNote(box: Point & Size, spot: Point, own: Size, view: Size, direction: 'ltr' | 'rtl'): Point {
  const isSeen = spot.x >= 0 && spot.y >= 0 && spot.x <= view.width && spot.y <= view.height;
  if (!isSeen) return spot; // it goes out of sight with its element
  const y = within(spot.y - own.height / 2, view.height - own.height);
  const x = within(direction === 'ltr' ? spot.x : spot.x - own.width, view.width - own.width);
  const right = { x: box.x + box.width + GAP_PX, y };
  const left = { x: box.x - own.width - GAP_PX, y };
  const below = { x, y: box.y + box.height + GAP_PX };
  const above = { x, y: box.y - own.height - GAP_PX };
  const places = [...(direction === 'ltr' ? [right, left] : [left, right]), below, above];
  return (
    places.find((place) => hasRoom(place, own, view) && isNear(place, own, spot)) ?? {
      x,
      y: within(spot.y, view.height - own.height),
    }
  );
}

function hasRoom({ x, y }: Point, { width, height }: Size, view: Size): boolean {
  return x >= 0 && y >= 0 && x + width <= view.width && y + height <= view.height;
}

function isNear({ x, y }: Point, { width, height }: Size, spot: Point): boolean {
  const across = Math.max(x - spot.x, spot.x - x - width, 0);
  const along = Math.max(y - spot.y, spot.y - y - height, 0);
  return Math.max(across, along) <= NEAR_PX;
}

function within(at: number, most: number): number {
  return Math.max(0, Math.min(at, most));
}
