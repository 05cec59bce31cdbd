import { newKey, SITE, versions } from '../../functions/testing/ends';
import { hearOfSession } from './hear-of-session';
import type { World } from './open-world';
import { wasLive, type Traveller } from './traveller';

/** The customer reads out a PIN, an agent types it, and the customer says no. */
export async function throughCustomerPin(world: World, traveller: Traveller, conversation: string) {
  const { staff, act, page, endOf } = traveller;
  const key = await newKey();
  const made = await page('offer', '/offers', SITE, {
    ...{ kind: 'pin', company: 'norland', key: key.publicJwk, versions },
  });
  const [id, pin] = [String(made.body['id']), String(made.body['pin'])];
  const waiting = endOf(made, key);
  await staff('take-pin', 'POST', '/pins/take', { pin, conversation, channel: 'voice', versions });
  const { told, session } = await hearOfSession(world, traveller, id, waiting);
  if (session === undefined) await act('withdraw', waiting, 'POST', `/offers/${id}/withdraw`);
  else await act('refuse', endOf(told, key), 'POST', `/sessions/${session}/refuse`, {});
  return { pin, wasGranted: wasLive(traveller) };
}
