import { deskIs, goLive, liveBar, seesInMirror, signIn } from '../support/actors';
import { openStage, type Stage } from '../support/stage';
import { timeline } from '../support/timeline';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('18');
});
afterAll(() => stage.close());

test('[AUDIT-5] [WIRE-12] scene 18: function host and relay are killed mid-session and come back; the session goes on and both ends have the same page', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, directory);
  await seesInMirror(agent, 'Income');

  await stage.twin.restartHost();
  await customer.evaluate(() => document.querySelector('h1')?.append(' after the host'));
  await seesInMirror(agent, 'after the host');

  await stage.twin.restartPubSub();
  await customer.evaluate(() => document.querySelector('h1')?.append(' and the relay'));
  await seesInMirror(agent, 'and the relay');
  await deskIs(agent, 'live');
  await liveBar(customer, 'Anna Visser').waitFor();
  await stage.photograph('1-back');

  await stage.twin.restartPubSub();
  await stage.twin.restartHost();
  await customer.evaluate(() => document.querySelector('h1')?.append(', both'));
  await seesInMirror(agent, ', both');

  const reference = await agent.getByText(/^\d{3}-\d{3}-\d{3}$/).innerText();
  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  const words = await timeline(supervisor);
  expect(words).toContain('The customer allowed the agent to see the page.');
  expect(words.filter((line) => line.includes('allowed'))).toHaveLength(1);
  await supervisor.getByText(reference).first().waitFor();
});
