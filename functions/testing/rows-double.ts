import type { RowOutcome, SessionRow, SessionRows } from '../src/index';

/** Rows in memory, held to the same contract as those in Dataverse. `answer` is what it says instead of writing. */
export function rowsDouble() {
  const rows = new Map<string, { readonly row: SessionRow; readonly tag: string }>();
  const put: SessionRow[] = [];
  let version = 0;
  let answer: ((row: SessionRow) => RowOutcome | null | Promise<RowOutcome | null>) | null = null;
  const port: SessionRows = {
    async put(row) {
      put.push(row);
      const instead = await answer?.(row);
      if (instead) return instead;
      const found = rows.get(row.record);
      if (found && found.row.revision >= row.revision) {
        const isNewer = found.row.revision > row.revision;
        return { is: 'written', tag: found.tag, ...(isNewer && { newer: found.row.revision }) };
      }
      const tag = `W/"${(version += 1)}"`;
      rows.set(row.record, { row, tag });
      return { is: 'written', tag };
    },
    check: async () => null,
  };
  return {
    ...port,
    /** Every row that was to be written, in order. */
    asked: put,
    answer: (next: typeof answer) => void (answer = next),
    row: (record: string) => rows.get(record)?.row ?? null,
    records: () => [...rows.keys()],
  };
}
