import type { SessionRow, SessionRows } from '@beside/functions';

/** Rows in memory, held to the same contract as those in Dataverse. */
export function rowsDouble() {
  const rows = new Map<string, { readonly row: SessionRow; readonly tag: string }>();
  let version = 0;
  const port: SessionRows = {
    async put(row, _tag) {
      const found = rows.get(row.record);
      if (found && found.row.revision >= row.revision) return { is: 'written', tag: found.tag };
      const tag = `W/"${(version += 1)}"`;
      rows.set(row.record, { row, tag });
      return { is: 'written', tag };
    },
    check: async () => null,
  };
  return { ...port, row: (record: string) => rows.get(record)?.row ?? null, records: () => [...rows.keys()] };
}
