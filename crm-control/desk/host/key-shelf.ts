/**
 * What a desk leaves for the desk that the CRM builds in its place: keys that cannot be read out, in memory of the CRM's top window, gone
 * with it. SEAL-11
 */
export interface KeyShelf {
  get(session: string): CryptoKey | null;
  put(session: string, key: CryptoKey): void;
  /** The session is over. */
  drop(session: string): void;
}

const PLACE = Symbol.for('beside.keys');

type Shelf = Map<string, CryptoKey>;
interface Place {
  [PLACE]?: Shelf;
  structuredClone?: typeof structuredClone;
}

/** @param windows those that can be reached, nearest first: the outermost keeps */
export function keyShelf(windows: readonly object[]): KeyShelf {
  const place = (windows.at(-1) ?? {}) as Place;
  const shelf = () => (place[PLACE] ??= new Map());
  return {
    get: (session) => shelf().get(session) ?? null,
    // Of the keeping window's own realm, so that it outlives the frame it comes from.
    put: (session, key) => void shelf().set(session, place.structuredClone ? place.structuredClone(key) : key),
    drop: (session) => void shelf().delete(session),
  };
}
