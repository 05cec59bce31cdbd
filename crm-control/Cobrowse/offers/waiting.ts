import type { WaitingRequest } from '@beside/protocol';
import type { WaitingAnswer } from '../../desk/api/staff-api';

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

/** The same on this machine's clock. @param here ms since epoch */
export function waitingHere({ requests, starts, now }: WaitingAnswer, here: number): Waiting {
  const shift = here - now;
  return {
    requests: requests.map((one) => ({ ...one, since: one.since + shift, until: one.until + shift })),
    starts,
  };
}
