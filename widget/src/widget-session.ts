import type { OtherWays } from './consent/other-ways';

/** Why a customer's page ends a session. `conversation-ended`: the chat that it knows of is over. SESS-28 */
export type CustomersReason = 'stopped' | 'stop-unanswered' | 'conversation-ended';

/** What the page's life and the site's own buttons do with a session. */
export interface WidgetSession {
  /** Goes on with the session that this browser already has, if any. SESS-5 */
  resume(): Promise<void>;
  /** Opens the entry for a PIN. */
  open(): void;
  /** STOP: nothing leaves from this moment. SESS-4 */
  stop(): void;
  /** Ends what is asked, live or paused; nothing otherwise. */
  end(reason: CustomersReason): Promise<void>;
  readonly ways: OtherWays;
  /** The customer looks at this tab now: it takes the sharing over from another one. SESS-14 */
  lookedAt(): void;
  /** The page goes away; the session does not. SESS-5 */
  close(): void;
}
