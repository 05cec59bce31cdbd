import { newKey, SITE, versions } from '../../functions/testing/ends';
import { hearOfSession } from './hear-of-session';
import type { World } from './open-world';
import { wasLive, type Traveller } from './traveller';

/** A customer asks for an agent; where no session comes of it, the customer hears so. @returns whether it was live before *Allow* */
export async function throughRequest(world: World, traveller: Traveller, conversation: string): Promise<boolean> {
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
  const { told, session } = await hearOfSession(world, traveller, id, waiting);
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
