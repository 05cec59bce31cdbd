/** What is counted of a session for whoever watches it. A member exists only once there was something to count. SESS-32 */
export interface RiskCounts {
  /** Whether the agent may write now, or only could. */
  readonly write?: 'now' | 'before';
  /** Final presses of the agent that the customer's page stopped. */
  readonly finals?: number;
  /** Wrong PINs of late from where the right one came from. */
  readonly wrongPins?: number;
}
