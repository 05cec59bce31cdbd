import type { SessionView } from '@beside/protocol';
import { newKey } from '../../functions/testing/ends';
import { sofia } from '../../functions/testing/issuer';
import type { World } from './open-world';
import { createTraveller, type Answer, type Traveller } from './traveller';

const SITE = 'https://www.norland.test';
const versions = { min: 1, max: 1 };
/** A step of a handshake, to whoever carries it. */
const LETTER = 'AQID';
/** A page asks how its offer stands for at least as long as a session may take to begin. */
const MAX_POLLS = 8;
const POLL_MS = 5_000;

export interface Journey {
  readonly session: string;
  readonly pin: string;
  /** The last answer of every step. */
  readonly answers: readonly Answer[];
  /** Whether a session was seen live or paused before its customer had asked for it. */
  readonly wasGranted: boolean;
}

/** A session's whole life as its two ends and the relay ask for it, and another that begins with the customer's request. */
export async function travel(world: World, conversation: string): Promise<Journey> {
  const invited = createTraveller(world);
  const { session, pin, wasGranted } = await throughPin(world, invited, conversation);
  const requested = createTraveller(world);
  const wasTakenLive = await throughRequest(world, requested, `${conversation}-request`);
  await requested.staff('export', 'GET', '/audit/export', undefined, sofia);
  return {
    session,
    pin,
    answers: [...invited.answers, ...requested.answers],
    wasGranted: wasGranted || wasTakenLive,
  };
}

async function throughPin(world: World, traveller: Traveller, conversation: string) {
  const { staff, act, relay, page, endOf, connect } = traveller;
  const invited = await staff('invite', 'POST', '/invitations', { conversation, channel: 'chat', versions });
  const session = (invited.body['session'] as SessionView | undefined)?.id ?? '';
  const pin = String(invited.body['pin']);
  const path = `/sessions/${session}`;
  await staff('sent', 'POST', `${path}/sent`, {});
  const [deskKey, pageKey] = [await newKey(), await newKey()];
  const desk = endOf(
    await staff('join', 'POST', `${path}/participants`, { key: deskKey.publicJwk, versions }),
    deskKey,
  );
  await connect(path, desk, 'desk');
  const entry = { pin, company: 'norland', key: pageKey.publicJwk, versions };
  await page('mistype', '/pins/redeem', SITE, { ...entry, pin: pin === '00000000' ? '11111111' : '00000000' });
  const customer = endOf(await page('redeem', '/pins/redeem', SITE, entry), pageKey);
  await act('letter', desk, 'POST', `${path}/letters`, { to: 'customer', text: LETTER });
  await act('letters', customer, 'GET', `${path}/letters`);
  await act('read', desk, 'GET', path);
  const wasGranted = wasLive(traveller);
  await act('allow', customer, 'POST', `${path}/allow`, {});
  await connect(path, customer, 'page');
  await act('heartbeat', customer, 'POST', `${path}/heartbeat`, { active: true });
  const events = [{ type: 'write-mode', change: 'allowed' }];
  await act('report', customer, 'POST', `${path}/report`, { number: 1, events });
  await act('pause', customer, 'POST', `${path}/pause`, {});
  await act('continue', customer, 'POST', `${path}/continue`, {});
  await relay('disconnected', customer.participant, 'page-0');
  await connect(path, customer, 'page-again');
  await world.sweep();
  await act('end', customer, 'POST', `${path}/end`, { reason: 'stopped' });
  await act('receipt', customer, 'GET', `${path}/receipt`);
  await staff('audit', 'GET', `/audit/sessions/${session}`, undefined, sofia);
  return { session, pin, wasGranted };
}

/** A customer asks for an agent; where no session comes of it, the customer hears so. @returns whether it was live before *Allow* */
async function throughRequest(world: World, traveller: Traveller, conversation: string): Promise<boolean> {
  const { staff, act, page, endOf } = traveller;
  const key = await newKey();
  const made = await page('offer', '/offers', SITE, {
    ...{ kind: 'request', company: 'norland', key: key.publicJwk, versions },
  });
  const id = String(made.body['id']);
  const waiting = endOf(made, key);
  await act('ask', waiting, 'GET', `/offers/${id}`);
  await staff('requests', 'GET', '/requests');
  await staff('take', 'POST', `/requests/${id}/take`, { conversation, channel: 'chat', versions });
  let told = await act('told', waiting, 'GET', `/offers/${id}`);
  for (let polls = 1; told.status === 503 && polls < MAX_POLLS; polls += 1) {
    traveller.answers.pop();
    world.pass(POLL_MS);
    told = await act('told', waiting, 'GET', `/offers/${id}`);
  }
  const session = (told.body['session'] as SessionView | undefined)?.id;
  const wasGranted = wasLive(traveller);
  if (session === undefined) {
    await act('withdraw', waiting, 'POST', `/offers/${id}/withdraw`);
    return wasGranted;
  }
  const customer = endOf(told, key);
  await act('allow', customer, 'POST', `/sessions/${session}/allow`, {});
  await act('end', customer, 'POST', `/sessions/${session}/end`, { reason: 'stopped' });
  return wasGranted;
}

function wasLive({ states }: Traveller): boolean {
  return states.some((one) => /:(live|paused)$/.test(one));
}
