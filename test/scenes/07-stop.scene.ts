import type { Route } from 'playwright-core';
import { deskIs, goLive, liveBar, mirroredWords, seesInMirror } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import { until } from '../support/until';

/** In the customer's page: the names of what Beside has kept in it. */
function keptKeys(): Promise<IDBValidKey[]> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open('beside');
    opening.onerror = fail;
    opening.onsuccess = () => {
      const keys = opening.result.transaction('pass').objectStore('pass').getAllKeys();
      keys.onsuccess = () => done(keys.result);
    };
  });
}

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('7');
});
afterEach(() => stage.close());

test('[SESS-4] [SEAL-14] scene 7: the first press of STOP covers the agent’s view, and End ends', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory);
  await seesInMirror(agent, 'Income');
  expect(await customer.evaluate(keptKeys)).toHaveLength(2); // the pass, and what resumes

  let carried = 0;
  const stopLooking = stage.twin.pubsub().intercept((passing) => {
    if (passing.group.endsWith('.page')) carried += 1;
    return passing.payload;
  });
  await customer.locator('#employer').pressSequentially('Half a wo');
  await customer.getByRole('button', { name: 'Stop sharing this page' }).click();
  await customer.getByRole('dialog', { name: 'Sharing is paused' }).waitFor();
  await deskIs(agent, 'paused');
  expect(await mirroredWords(agent)).toBe('');
  await agent.getByRole('region', { name: 'Co-browse' }).getByText('Mila Janssen paused sharing').waitFor();
  await stage.photograph('1-paused');

  const before = carried;
  expect(before).toBeGreaterThan(0);
  await customer.evaluate(() => document.querySelector('h1')?.append(' changed while paused'));
  const secondsLeft = async () =>
    Number(/in (\d+) s/.exec(await customer.getByText(/Ends by itself in \d+ s/).innerText())?.[1]);
  const first = await secondsLeft();
  await until('two seconds more of the pause', async () => (await secondsLeft()) <= first - 2);
  expect(carried).toBe(before);
  stopLooking();

  const asked: string[] = [];
  customer.on('request', (request) => void (request.url().endsWith('/continue') && asked.push(request.method())));
  await customer.getByRole('button', { name: 'Continue sharing' }).dblclick(); // one that comes late could undo a later STOP
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'changed while paused');
  expect(asked.filter((method) => method === 'POST')).toHaveLength(1);
  await liveBar(customer, 'Anna Visser').waitFor();

  await customer.getByRole('button', { name: 'Stop sharing this page' }).click();
  await customer.getByRole('button', { name: 'End sharing' }).click();
  await customer.getByText('You ended the session.').waitFor();
  await deskIs(agent, 'ended');
  await agent.getByText('The customer stopped sharing.', { exact: true }).waitFor();
  expect(await mirroredWords(agent)).toBe('');
  await stage.photograph('2-ended');
  expect(await customer.evaluate(keptKeys)).toEqual([]);
  expect(
    await agent.evaluate(() => (Reflect.get(window, Symbol.for('beside.keys')) as Map<string, CryptoKey>).size),
  ).toBe(0);
  await customer.getByRole('button', { name: 'Done' }).click();
  await customer.reload();
  await customer.getByRole('button', { name: 'Share with an agent' }).waitFor();
});

test('[SESS-8] scene 7: a desk whose network hangs covers the page by itself', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory);
  await seesInMirror(agent, 'Income');
  const release = stage.twin.pubsub().stallConnections();
  await deskIs(agent, 'covered');
  expect(await mirroredWords(agent)).toBe('');
  await agent.getByText('Connection to the customer’s page is interrupted', { exact: true }).waitFor();
  await stage.photograph('3-lease');

  await customer.getByRole('button', { name: 'Stop sharing this page' }).click();
  await customer.getByRole('dialog', { name: 'Sharing is paused' }).waitFor();
  await customer.getByRole('button', { name: 'End sharing' }).click();
  await customer.getByText('You ended the session.').waitFor();
  release();
  await deskIs(agent, 'ended');
});

test('[SESS-9] scene 7: a server that says in a session that it has yet to be allowed takes neither the bar nor STOP away', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory);
  await seesInMirror(agent, 'Income');
  await customer.route('**/heartbeat', async (route) => {
    const response = await route.fetch();
    const view = (await response.json()) as { now: number; origin: string };
    await route.fulfill({ response, json: { ...view, state: 'asking', until: view.now + 60_000 } });
  });
  await customer.waitForResponse('**/heartbeat');
  await customer.waitForResponse('**/heartbeat'); // what the first one said is taken in by now
  expect(await customer.getByRole('dialog').count()).toBe(0);
  await liveBar(customer, 'Anna Visser').waitFor();
  await customer.getByRole('button', { name: 'Stop sharing this page' }).click();
  await customer.getByRole('dialog', { name: 'Sharing is paused' }).waitFor();
  await deskIs(agent, 'paused');
  expect(await mirroredWords(agent)).toBe('');
  await customer.unrouteAll({ behavior: 'wait' });
});

test('[SESS-4] scene 7: an answer that was on its way when the customer ended it brings nothing back', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory);
  await customer.getByRole('button', { name: 'Stop sharing this page' }).click();
  await customer.getByRole('dialog', { name: 'Sharing is paused' }).waitFor();
  const asked = new Promise<Route>((hold) => void customer.route('**/continue', hold));
  await customer.getByRole('button', { name: 'Continue sharing' }).click();
  const held = await asked;
  await customer.getByRole('button', { name: 'End sharing' }).click();
  await customer.getByText('You ended the session.').waitFor();
  await deskIs(agent, 'ended');
  const heard = customer.waitForResponse('**/continue');
  await held.fulfill({ status: 503, json: { code: 'service/unavailable' } });
  await heard;
  await customer.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  expect(await customer.getByRole('dialog', { name: 'Sharing is paused' }).count()).toBe(0);
  await customer.getByText('You ended the session.').waitFor();
});
