import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface Row {
  readonly id: string;
  readonly version: number;
  /** By column; a lookup's is the id of what it leads to. */
  readonly values: Record<string, unknown>;
}

export type Rows = ReturnType<typeof createRows>;

/** The table's rows by their alternate key. @param file where they survive a restart; in memory alone without it */
export function createRows(file?: string) {
  const kept = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as [string, Row][]) : [];
  const rows = new Map(kept);
  let version = Math.max(0, ...kept.map(([, row]) => row.version));
  return {
    get: (key: string) => rows.get(key),
    all: () => [...rows.values()],
    put(key: string, values: Row['values']): Row {
      const row = { id: rows.get(key)?.id ?? randomUUID(), version: (version += 1), values };
      rows.set(key, row);
      if (file) writeFileSync(file, JSON.stringify([...rows]));
      return row;
    },
    remove: (key: string) => rows.delete(key),
  };
}

export const etagOf = ({ version }: Row): string => `W/"${version}"`;
