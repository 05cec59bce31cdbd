import type { WaitingRequest } from '@beside/protocol';

/** The ways in which the company lets sessions begin. SESS-17 */
export interface Starts {
  readonly agentPin: boolean;
  readonly customerPin: boolean;
  readonly request: boolean;
}

/** Customers who wait for an agent, with times on this machine's clock. SESS-16 */
export interface Waiting {
  readonly requests: readonly WaitingRequest[];
  readonly starts: Starts;
}
