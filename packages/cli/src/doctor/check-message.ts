import { randomBytes } from 'node:crypto';
import { carryOnce, type Carried } from '@beside/transport';
import { ask } from './ask';
import { fault, fine, untried, type Finding } from './finding';

/** A host that has slept, and is asked whether it lets somebody in, needs some of it. */
export const ARRIVES_WITHIN_MS = 10_000;
/** About as much as a pointer's frame. */
const MESSAGE_BYTES = 256;

const HOW_TO_SIGN_IN =
  'Set BESIDE_TOKEN to an access token for the API (az account get-access-token --scope SCOPE --query accessToken -o tsv, with the scope that register.mjs printed) of somebody with the role Operator in the operator’s tenant, or Admin of a company.';
const WAY =
  'A proxy or firewall on the way must let WebSockets (the Upgrade header) through to the relay, for as long as they last, and pass each message on as it comes.';

/** What the API gives out for a check. */
interface WaysIn {
  readonly group: string;
  readonly sender: string;
  readonly receiver: string;
}

/**
 * Lets one message with random bytes travel from here through the relay and back, between two clients in a group of their own.
 * @param token of an operator or administrator; without one nothing is tried
 */
export async function checkMessage(api: URL, token: string | undefined, withinMs: number): Promise<Finding> {
  if (!token) return untried('message', 'no message was sent through the relay: nobody is signed in', HOW_TO_SIGN_IN);
  const answer = await ask(new URL(`${api.href}/relay-checks`), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  if (!answer.ok) return fault('message', `the API ${answer.words}`, 'See "api" above.');
  const { status } = answer.response;
  const ways = status === 201 ? await readWays(answer.response) : null;
  if (!ways) return fault('message', `the API gave no way into the relay (${status})`, repairOf(status));
  return findingOf(await carryOnce({ ...ways, bytes: randomBytes(MESSAGE_BYTES), withinMs }), api, withinMs);
}

function repairOf(status: number): string {
  if (status === 401 || status === 403) return HOW_TO_SIGN_IN;
  if (status === 404) return 'Deploy the version of the API that this doctor belongs to.';
  return 'See "store" and "relay" above: the API writes a ticket, and asks the relay for two client tokens.';
}

function findingOf(carried: Carried, api: URL, withinMs: number): Finding {
  switch (carried.how) {
    case 'arrived':
      return fine('message', 'arrived: sent through the relay, and heard at the other end');
    case 'lost':
      return fault('message', `did not arrive within ${withinMs / 1000} s, though both ends were let in`, WAY);
    case 'forbidden':
      return fault(
        'message',
        'refused: the relay let the sender in, but not send to its group',
        'Its token has the right to. Nothing but the API may answer the connect event of the hub: roles in an answer replace those of the token.',
      );
    case 'kept-out': {
      const { end, why } = carried;
      const isAnswer = /^\d{3}$/.test(why);
      return isAnswer
        ? fault('message', `refused: the relay did not let the ${end} in (${why})`, askTheApi(api))
        : fault('message', `refused: the ${end} cannot connect to the relay (${why})`, WAY);
    }
  }
}

/** The relay lets in whom the API lets in, and so must reach it. */
function askTheApi(api: URL): string {
  return `The hub must ask the API about every connection, and nobody else: its event handler is ${api.href}/pubsub/events with the system events connect, connected and disconnected, signed in by the relay’s own identity (BESIDE_UPSTREAM_TENANT, BESIDE_UPSTREAM_AUDIENCE, BESIDE_UPSTREAM_PRINCIPAL) or by key (BESIDE_PUBSUB), and what stands before the API must let it through.`;
}

async function readWays(response: Response): Promise<WaysIn | null> {
  const body = (await response.json().catch(() => null)) as Partial<WaysIn> | null;
  const isWays = [body?.group, body?.sender, body?.receiver].every((one) => typeof one === 'string');
  return isWays ? (body as WaysIn) : null;
}
