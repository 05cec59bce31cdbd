/** Values under keys, several under each; a key without any is forgotten. */
export interface Gathering<Value> {
  add(key: string, value: Value): void;
  remove(key: string, value: Value): void;
  under(key: string): ReadonlySet<Value>;
  /** Keys that hold something. */
  readonly size: number;
}

export function createGathering<Value>(): Gathering<Value> {
  const sets = new Map<string, Set<Value>>();
  const nothing: ReadonlySet<Value> = new Set();
  return {
    add(key, value) {
      const set = sets.get(key) ?? new Set();
      set.add(value);
      sets.set(key, set);
    },
    remove(key, value) {
      const set = sets.get(key);
      if (set?.delete(value) && set.size === 0) sets.delete(key);
    },
    under: (key) => sets.get(key) ?? nothing,
    get size() {
      return sets.size;
    },
  };
}
