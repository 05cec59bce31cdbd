import { allow, deskIs, goLive, liveBar, reachConsent, seesInMirror } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('8');
});
afterEach(() => stage.close());

test('[SESS-5] scene 8: reload, link, back and a cut of the network are the same session, without a new PIN or Allow', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  const asked: string[] = [];
  await goLive(agent, customer, directory);
  customer.on(
    'request',
    (request) => request.method() === 'POST' && asked.push(new URL(request.url()).pathname.split('/').pop() ?? ''),
  );
  const reference = await agent.getByText(/^\d{3}-\d{3}-\d{3}$/).innerText();
  await seesInMirror(agent, 'Income');

  await customer.reload();
  await liveBar(customer, 'Anna Visser').waitFor();
  await customer.evaluate(() => document.querySelector('h1')?.append(' reloaded'));
  await seesInMirror(agent, 'Income reloaded');

  await customer.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Help' }).click();
  await seesInMirror(agent, 'Help');
  await customer.goBack();
  await liveBar(customer, 'Anna Visser').waitFor();
  await seesInMirror(agent, 'Income');

  stage.twin.pubsub().dropConnections();
  await customer.evaluate(() => document.querySelector('h1')?.append(' after the cut'));
  await seesInMirror(agent, 'after the cut');

  const letIn = stage.twin.pubsub().refuseConnections();
  stage.twin.pubsub().dropConnections();
  await customer.getByText('Connection lost. Reconnecting…').waitFor();
  await deskIs(agent, 'covered');
  await customer.evaluate(() => document.querySelector('h1')?.append(' and without network'));
  letIn();
  await seesInMirror(agent, 'and without network');
  await deskIs(agent, 'live');
  expect(await agent.getByText(/^\d{3}-\d{3}-\d{3}$/).innerText()).toBe(reference);
  expect(asked.filter((verb) => verb === 'redeem' || verb === 'allow')).toEqual([]);
});

test('[SESS-9] a customer who leaves the page while being asked is asked again on the next one, and nothing was shared', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await reachConsent(agent, customer, directory);
  await customer.getByText('Let Anna Visser see this page?').waitFor();
  let carried = 0;
  stage.twin.pubsub().intercept((passing) => {
    carried += 1;
    return passing.payload;
  });
  await customer.goto(`${directory.tax}/help`);
  await customer.getByText('Let Anna Visser see this page?').waitFor();
  expect(carried).toBe(0);
  await deskIs(agent, 'asking');
  await allow(customer);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Help');

  await Promise.all([
    customer.waitForRequest('**/pause'), // it is signed first; the page that comes next says nothing of it
    customer.getByRole('button', { name: 'Stop sharing this page' }).click(),
  ]);
  await customer.goto(`${directory.tax}/`);
  await customer.getByRole('dialog', { name: 'Sharing is paused' }).waitFor();
  await customer.getByRole('button', { name: 'End sharing' }).click();
  await deskIs(agent, 'ended');
});

test('[SESS-14] [SEAL-12] a second tab of the site takes the sharing over when the customer looks at it', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, directory);
  await seesInMirror(agent, 'Income');
  const second = await stage.tab(customer);
  await second.goto(`${directory.tax}/help`);
  await seesInMirror(agent, 'Help');
  await customer.getByText('You are sharing another tab of this website.').waitFor();
  await second.close();
  await customer.getByRole('button', { name: 'Share this tab instead' }).click();
  await seesInMirror(agent, 'Income');
});

test('[SEAL-12] [SEAL-13] scene 8: on another sub-domain the session goes on, without words or Allow, there and back', async () => {
  const { directory } = stage.twin;
  const at = (name: string) => directory.tax.replace('localhost', `${name}.norland-tax.localhost`);
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, { ...directory, tax: at('www') });
  await seesInMirror(agent, 'Income');
  const asked: string[] = [];
  customer.on(
    'request',
    (request) => request.method() === 'POST' && asked.push(new URL(request.url()).pathname.split('/').pop() ?? ''),
  );

  await customer.goto(`${at('my')}/help`);
  await liveBar(customer, 'Anna Visser').waitFor();
  await seesInMirror(agent, 'Help');
  await deskIs(agent, 'live');
  await customer.evaluate(() => document.querySelector('h1')?.append(' over there'));
  await seesInMirror(agent, 'over there');
  const cookies = (await customer.context().cookies()).map(({ name }) => name);
  expect(cookies).not.toContain('beside-hop');

  await customer.goto(`${at('www')}/return/income`);
  await seesInMirror(agent, 'Income');
  expect(asked.filter((verb) => verb === 'hops')).toHaveLength(2);
  expect(asked.filter((verb) => ['redeem', 'allow', 'continue', 'letters'].includes(verb))).toEqual([]);
});
