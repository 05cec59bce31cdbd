/**
 * What a desk leaves for the desk that the CRM builds in its place, by session: in memory of the CRM's top window, gone with it. SEAL-11
 */
export interface Shelf<T> {
  get(session: string): T | null;
  put(session: string, thing: T): void;
  drop(session: string): void;
}

interface Place {
  [place: symbol]: Map<string, unknown>;
  structuredClone?: typeof structuredClone;
}

/**
 * @param windows those that can be reached, nearest first: the outermost keeps
 * @param name of what is kept; each has a shelf of its own
 */
export function shelf<T>(windows: readonly object[], name: 'keys' | 'seen'): Shelf<T> {
  const place = (windows.at(-1) ?? {}) as Place;
  const things = () => (place[Symbol.for(`beside.${name}`)] ??= new Map<string, unknown>()) as Map<string, T>;
  return {
    get: (session) => things().get(session) ?? null,
    // Of the keeping window's own realm, so that it outlives the frame it comes from.
    put: (session, thing) => void things().set(session, place.structuredClone ? place.structuredClone(thing) : thing),
    drop: (session) => void things().delete(session),
  };
}
