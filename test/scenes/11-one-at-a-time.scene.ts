import { chat, deskIs, goLive, pressCb, seesInMirror, takeConversation } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('11');
});
afterEach(() => stage.close());

test('[SESS-12] scene 11: the agent’s second CB is refused with the reason, and leads back to the live session', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, directory);
  await seesInMirror(agent, 'Income');
  const reference = await agent.getByText(/^\d{3}-\d{3}-\d{3}$/).innerText();

  const second = await stage.person('second');
  await second.goto(`${directory.tax}/return/income`);
  await chat(second, 'Me too please');
  await takeConversation(agent, 'Me too please');
  await pressCb(agent);
  const desk = agent.getByRole('region', { name: 'Co-browse' });
  await desk.getByText(`You are already in session ${reference}.`).first().waitFor();
  await stage.photograph('1-refused');
  expect(await second.getByText(/enter this PIN/).count()).toBe(0);

  await desk.getByRole('button', { name: 'Open that conversation' }).click();
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Income');
  await customer.evaluate(() => document.querySelector('h1')?.append(' and on it goes'));
  await seesInMirror(agent, 'and on it goes');
  await stage.photograph('2-back');
});
