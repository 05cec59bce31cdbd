import type { SessionView } from '@beside/protocol';
import { newKey, SITE, versions } from '../../functions/testing/ends';
import { sofia } from '../../functions/testing/issuer';
import type { World } from './open-world';
import { wasLive, type Traveller } from './traveller';

/** Another origin of the company's site. */
const FORMS = 'https://forms.norland.test';
/** A step of a handshake, to whoever carries it. */
const LETTER = 'AQID';
/** Whom the conversation is with, as the CRM calls the customer. */
const NOOR = 'c0ffee00-0000-4000-8000-00000000000a';

/** The agent's PIN: from the invitation over a page at another origin to the end and what is read of it. */
export async function throughPin(world: World, traveller: Traveller, conversation: string) {
  const { staff, act, relay, page, endOf, connect } = traveller;
  const asked = { conversation, channel: 'chat', customer: NOOR, versions };
  const invited = await staff('invite', 'POST', '/invitations', asked);
  const session = (invited.body['session'] as SessionView | undefined)?.id ?? '';
  const pin = String(invited.body['pin']);
  const path = `/sessions/${session}`;
  await staff('sent', 'POST', `${path}/sent`, {});
  const [deskKey, pageKey, nextKey] = [await newKey(), await newKey(), await newKey()];
  const desk = endOf(
    await staff('join', 'POST', `${path}/participants`, { key: deskKey.publicJwk, versions }),
    deskKey,
  );
  await connect(path, desk, 'desk');
  const entry = { pin, company: 'norland', key: pageKey.publicJwk, versions };
  await page('mistype', '/pins/redeem', SITE, { ...entry, pin: pin === '00000000' ? '11111111' : '00000000' });
  const signedIn = { ...entry, customer: await world.site.token(NOOR) };
  const first = endOf(await page('redeem', '/pins/redeem', SITE, signedIn), pageKey);
  await act('letter', desk, 'POST', `${path}/letters`, { to: 'customer', text: LETTER });
  await act('letters', first, 'GET', `${path}/letters`);
  await act('read', desk, 'GET', path);
  const wasGranted = wasLive(traveller);
  await act('allow', first, 'POST', `${path}/allow`, {});
  await connect(path, first, 'page');
  const { body } = await act('hop', first, 'POST', `${path}/hop`, {}, SITE);
  const customer = endOf(
    await page('hopped', '/hops', FORMS, { ticket: body['ticket'], key: nextKey.publicJwk }),
    nextKey,
  );
  await connect(path, customer, 'next-page');
  await act('heartbeat', customer, 'POST', `${path}/heartbeat`, { active: true });
  const events = [{ type: 'write-mode', change: 'allowed' }];
  await act('report', customer, 'POST', `${path}/report`, { number: 1, events });
  await act('pause', customer, 'POST', `${path}/pause`, {});
  await act('continue', customer, 'POST', `${path}/continue`, {});
  await relay('disconnected', customer.participant, 'next-page-0');
  await connect(path, customer, 'page-again');
  await world.sweep();
  await act('end', customer, 'POST', `${path}/end`, { reason: 'stopped' });
  await act('receipt', customer, 'GET', `${path}/receipt`);
  await staff('audit', 'GET', `/audit/sessions/${session}`, undefined, sofia);
  return { session, pin, wasGranted };
}
