import type { RowFault } from './session-rows';

/**
 * What is known of a session's row in Dataverse; kept with the session and changed in one step with it, so that a crash loses no row. What is
 * owed is always the session as it is by then, and never a queue of what it was. ROW-2
 */
export type RowState = {
  /** Origin of the organisation in which the row stands. */
  readonly organisation: string;
  /** Counts what was owed, from 1: the row holds it, and an older one never replaces a newer. ROW-3 */
  readonly revision: number;
  /** The row's ETag when it was written last. */
  readonly tag?: string;
  /** Names and places go from the row, since the session is forgotten as soon as it is written. ROW-6 */
  readonly isLeaving?: true;
} & (
  | {
      readonly is: 'written';
      /** For how long the session is kept by what the row says, in days from its end, 0: for good; absent where that may not change. */
      readonly days?: number;
    }
  | {
      readonly is: 'owed';
      /** When it is tried next, ms since epoch; 0: at once. */
      readonly due: number;
      /** Tries that came to nothing. */
      readonly tries: number;
      readonly fault?: RowFault;
    }
);

/** A session's first row. */
export function firstRow(organisation: string): RowState {
  return { organisation, revision: 1, is: 'owed', due: 0, tries: 0 };
}

/** Owed anew; a session without a row has none. @param due ms since epoch, 0: at once */
export function owedAgain(row: RowState | undefined, due = 0): { readonly row?: RowState } {
  if (!row) return {};
  const { organisation, revision, tag, isLeaving } = row;
  const kept = { organisation, revision: revision + 1, ...(tag && { tag }), ...(isLeaving && { isLeaving }) };
  return { row: { ...kept, is: 'owed', due, tries: 0 } };
}

/** A row whose session is not forgotten after all: its names and places come back. */
export function staying(row: RowState | undefined): RowState | undefined {
  if (!row) return undefined;
  const { isLeaving: _leaving, ...stays } = row;
  return stays;
}
