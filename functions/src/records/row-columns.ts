import type { Session } from '@beside/protocol';
import { channelOptions, endedByOptions, endReasonOptions, stateOptions } from './choices';

const MINUTE_MS = 60_000;
const MAX_ORIGIN = 255;

/** What a row says of a session, by the table's columns: nothing of a page, no name, no PIN. ROW-1 */
export interface RowColumns {
  readonly beside_reference: string;
  readonly beside_channel: number;
  readonly beside_state: number;
  readonly beside_invitedon: string;
  readonly beside_startedon: string | null;
  readonly beside_endedon: string | null;
  /** Minutes that were begun. */
  readonly beside_duration: number | null;
  readonly beside_endreason: number | null;
  readonly beside_endedby: number | null;
  readonly beside_origin: string | null;
  readonly beside_hiddencount: number | null;
  readonly beside_writemodeused: boolean;
  readonly beside_failedpins: number;
  readonly beside_chainhead: string;
  readonly beside_retainuntil: string | null;
  readonly beside_revision: number;
}

/** What a change of the session changes; the rest is said when it is written. */
export type SessionColumns = Omit<RowColumns, 'beside_chainhead' | 'beside_retainuntil' | 'beside_revision'>;

export function sessionColumns(session: Session): SessionColumns {
  const { reference, channel, state, invitedAt } = session;
  const isBefore = session.state === 'invited' || session.state === 'asking';
  const { since, hidden } = isBefore ? { since: undefined, hidden: undefined } : session;
  const end = session.state === 'ended' ? session : null;
  const origin = session.state === 'invited' ? undefined : session.origin;
  const risks = session.state === 'invited' ? undefined : session.risks;
  return {
    beside_reference: reference,
    beside_channel: channelOptions[channel],
    beside_state: stateOptions[state],
    beside_invitedon: dateTime(invitedAt),
    beside_startedon: since === undefined ? null : dateTime(since),
    beside_endedon: end && dateTime(end.at),
    beside_duration: end && since !== undefined ? Math.ceil((end.at - since) / MINUTE_MS) : null,
    beside_endreason: end && endReasonOptions[end.reason],
    beside_endedby: end && endedByOptions[end.by],
    beside_origin: origin !== undefined && origin.length <= MAX_ORIGIN ? origin : null,
    beside_hiddencount: hidden ?? null,
    beside_writemodeused: risks?.write !== undefined,
    beside_failedpins: risks?.wrongPins ?? 0,
  };
}

export function isSameInRow(before: Session, after: Session): boolean {
  return JSON.stringify(sessionColumns(before)) === JSON.stringify(sessionColumns(after));
}

/** As Dataverse keeps it: to the second. @param at ms since epoch */
export function dateTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z`;
}
