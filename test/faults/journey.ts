import { sofia } from '../../functions/testing/issuer';
import type { World } from './open-world';
import { throughAdministration, type Administered } from './through-administration';
import { throughCustomerPin } from './through-customer-pin';
import { throughForgetting, type Forgotten } from './through-forgetting';
import { throughPin } from './through-pin';
import { throughRequest } from './through-request';
import { createTraveller, type Answer } from './traveller';

export interface Journey {
  readonly session: string;
  /** Of the agent, and of the customer. */
  readonly pin: string;
  readonly customerPin: string;
  /** The last answer of every step. */
  readonly answers: readonly Answer[];
  /** Whether a session was seen live or paused before its customer had asked for it. */
  readonly wasGranted: boolean;
  readonly forgotten: Forgotten;
  readonly administered: Administered;
}

/**
 * All that two ends, the relay and a company's staff ask for: a session that is forgotten, one that begins with the agent's PIN, one with
 * the customer's, one with a request, and what administrators and the operator do.
 * @param name of this journey: conversations and companies are called after it
 */
export async function travel(world: World, name: string): Promise<Journey> {
  const traveller = () => createTraveller(world);
  const [old, invited, readOut, requested, staff] = [traveller(), traveller(), traveller(), traveller(), traveller()];
  const forgotten = await throughForgetting(world, old, `${name}-old`);
  const { session, pin, wasGranted } = await throughPin(world, invited, name);
  const { pin: customerPin, wasGranted: wasReadOutLive } = await throughCustomerPin(world, readOut, `${name}-call`);
  const wasTakenLive = await throughRequest(world, requested, `${name}-request`);
  const administered = await throughAdministration(world, staff, name);
  await staff.staff('export', 'GET', '/audit/export', undefined, sofia);
  return {
    ...{ session, pin, customerPin, forgotten, administered },
    answers: [old, invited, readOut, requested, staff].flatMap(({ answers }) => answers),
    wasGranted: wasGranted || wasReadOutLive || wasTakenLive,
  };
}
