import type { AuditEventType, EndReason, handCounts, PinRefusal, RefusalCode } from '@beside/protocol';
import type { RowFault, RowOutcome } from './records/session-rows';

/** What operators may count: closed lists and numbers, nothing about a person, a page or one session. Times are ms. */
export type Measured =
  /** A request that was answered; `code` when it was refused. */
  | {
      readonly name: 'request';
      readonly route: string;
      readonly status: number;
      readonly ms: number;
      readonly code?: RefusalCode;
    }
  /** What went into an audit, by type. */
  | { readonly name: 'event'; readonly type: AuditEventType; readonly reason?: PinRefusal | EndReason }
  /**
   * From the invitation to the PIN's entry and to *Allow*; from *Allow* to the end. As desks tell it: from the agent's first press until the desk
   * shows the page, and from then to the first mark. SESS-23
   */
  | { readonly name: 'time'; readonly of: 'entry' | 'allow' | 'session' | 'connect' | 'mark'; readonly ms: number }
  /** Presses until a session was live, as the ends tell them when it has ended. SESS-23 */
  | { readonly name: 'presses'; readonly of: 'agent' | 'customer'; readonly count: number }
  /** How often desks asked for a page anew since they could not trust what they had, in a session that has ended. */
  | { readonly name: 'resyncs'; readonly count: number }
  /** Whether the customer sent a form while a session was live that has ended. */
  | { readonly name: 'form'; readonly submitted: 'yes' | 'no' }
  /** What the identity provider said of an agent in a session; `unknown`: nothing. */
  | { readonly name: 'standing'; readonly answer: 'good' | 'revoked' | 'unknown' }
  /** What came of writing a session's row into Dataverse. ROW-4 */
  | { readonly name: 'row'; readonly outcome: RowOutcome['is']; readonly fault?: RowFault }
  /** What agents' acts came to, as the customer's browser reports it. */
  | { readonly name: 'acts'; readonly of: (typeof handCounts)[number]; readonly count: number };

export interface Telemetry {
  record(measured: Measured): void;
  /** Runs the work as one step of a trace; steps that it takes stand below it. @param name from a closed list: a route, a port's verb */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** Where nobody counts. */
export const silent: Telemetry = { record: () => undefined, step: (_name, work) => work() };
