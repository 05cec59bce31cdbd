import type { SessionView } from '@beside/protocol';
import type { DeskCode } from '../../desk/desk-code';

/** A session of this agent that has not ended. Times are on this machine's clock. */
export interface OpenSession {
  readonly session: Exclude<SessionView, { state: 'ended' }>;
  /** As the CRM names the customer; `null` when it does not. */
  readonly customerName: string | null;
}

export type PaneState =
  | { readonly at: 'loading' }
  | { readonly at: 'signed-out' }
  | { readonly at: 'unreachable' }
  /** The sign-in or the server did not go on. */
  | { readonly at: 'refused'; readonly code: DeskCode }
  | { readonly at: 'open'; readonly sessions: readonly OpenSession[] };
