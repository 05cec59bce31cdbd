import { putCompany } from '@beside/functions';
import { cosmosContainers } from '@beside/functions/cosmos';
import { enter, invite, newKey, redeem, takePin, wait } from '../../functions/testing/ends';
import { ravi } from '../../functions/testing/issuer';
import { NOON, norland, openTestApp } from '../../functions/testing/test-app';
import { startCosmosServer, type CosmosServer } from '../support/servers/cosmos-server';

let server: CosmosServer;
beforeAll(async () => {
  server = await startCosmosServer();
  await server.empty();
});
afterAll(() => server.stop());

/** Whether the digits stand in it by themselves, not in the middle of a hash or a time. */
const holds = (text: string, pin: string) => new RegExp(`(?<![0-9a-f])${pin}(?![0-9a-f])`, 'i').test(text);

test('[AUDIT-9] [AUDIT-18] the ledger says nothing of an invitation that is not in the list yet, and how far it has come afterwards', async () => {
  const stores = server.open(() => NOON);
  const app = await openTestApp({ stores });
  await putCompany({ ...stores, clock: () => NOON }, norland);
  const heard = async () => (await stores.audit.read('company:norland', {})).map(({ event }) => event.type);
  const { isHeld, letGo } = server.holdUp(({ method, what }) => method === 'POST' && what === 'markers');
  const inviting = invite(app, 'c-9');
  await isHeld;
  await app.sweep();
  expect(await heard()).toEqual([]);
  letGo();
  await inviting;
  app.pass(5 * 60_000);
  await app.sweep();
  expect(await heard()).toEqual(['session-opened', 'open-sessions']);
  app.close();
  await server.empty();
});

test('[PIN-4] digits are in no document of Cosmos DB’s stand-in: of an agent’s PIN, a wrong one, a used one and a customer’s', async () => {
  const stores = server.open(() => NOON);
  const app = await openTestApp({ stores });
  await putCompany({ ...stores, clock: () => NOON }, norland);
  const waiting = await invite(app, 'c-1');
  const used = await invite(app, 'c-2');
  await redeem(app, '27182818', await newKey());
  await enter(app, used.pin);
  await redeem(app, used.pin, await newKey());
  const customer = await wait(app, 'pin');
  await takePin(app, '271828', ravi, 'c-3');
  await takePin(app, customer.pin ?? '', ravi, 'c-3');
  const kept = await Promise.all(cosmosContainers.map(({ name }) => server.documents(name)));
  const text = JSON.stringify(kept);
  expect(kept.flat().length).toBeGreaterThan(10);
  for (const id of [waiting.session.id, used.session.id, customer.id]) expect(text).toContain(id);
  const pins = [waiting.pin, used.pin, customer.pin ?? '', '27182818', '271828'];
  expect(pins.map((pin) => pin.length)).toEqual([8, 8, 6, 8, 6]);
  expect(pins.filter((pin) => holds(text, pin))).toEqual([]);
  expect(holds(`{"pin":"${waiting.pin}"}`, waiting.pin)).toBe(true);
  app.close();
  stores.close();
});
