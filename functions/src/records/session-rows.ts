import type { RowColumns } from './row-columns';

/** A record of the CRM that a conversation is named after. */
export interface RecordRef {
  readonly table: 'msdyn_ocliveworkitem' | 'phonecall' | 'contact' | 'account' | 'incident';
  readonly id: string;
}

/** One session in the table *Co-browse session* of an organisation. */
export interface SessionRow {
  readonly organisation: string;
  /** The session's record id: by it there is one row. */
  readonly record: string;
  readonly revision: number;
  readonly columns: RowColumns;
  /** Entra object id of the agent, who also owns the row; `null`: nobody, or nobody any more. */
  readonly agent: string | null;
  readonly about: RecordRef | null;
}

/** Why a row could not be written. */
export const rowFaults = [
  'down', // no connection, or an error of Dataverse itself
  'slow', // no answer in time: it may be written all the same
  'throttled',
  'identity', // no token, or one that is not taken
  'forbidden',
  'unassignable', // rows may be written there, and given to nobody
  'missing', // the table, or a record that the row names
  'invalid',
] as const;
export type RowFault = (typeof rowFaults)[number];

/** What lasts until somebody mends it; the others pass by themselves. */
export const lastingFaults = ['forbidden', 'unassignable', 'missing', 'invalid'] as const satisfies readonly RowFault[];

/** `written`: the row says this, or by its revision, `newer`, something newer. A fault of `busy` passes by itself; of `refused`, when somebody mends it. */
export type RowOutcome =
  | { readonly is: 'written'; readonly tag: string; readonly newer?: number }
  | { readonly is: 'busy'; readonly fault: RowFault; readonly waitMs?: number }
  | { readonly is: 'refused'; readonly fault: RowFault };

export type Unwritten = Exclude<RowOutcome, { readonly is: 'written' }>;

/** The rows of sessions, in all organisations. Nothing is thrown. */
export interface SessionRows {
  /** @param tag the row's ETag as it was written last; `null`: it never was, as far as anybody knows. ROW-3 */
  put(row: SessionRow, tag: string | null): Promise<RowOutcome>;
  /** What stands in the way of writing there; `null`: nothing. Leaves no trace. */
  check(organisation: string): Promise<RowFault | null>;
}
