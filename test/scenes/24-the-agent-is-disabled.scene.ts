import { deskIs, goLive, mirroredWords, seesInMirror, signIn } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import { timeline } from '../support/stage/timeline';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('24');
});
afterAll(() => stage.close());

test('[SESS-21] scene 24: an agent whose account is disabled in the middle of a session is out of it, both sides are told, and the audit says why', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, directory);
  await seesInMirror(agent, 'Income');

  const operator = await stage.person('operator');
  await operator.goto(`${directory.issuer}/people`);
  await operator.getByRole('button', { name: 'Disable Anna Visser' }).click();
  await operator.getByRole('button', { name: 'Enable Anna Visser' }).waitFor();
  await stage.photograph('1-disabled');

  await customer.getByText('Anna Visser may not go on, so sharing has ended.').waitFor();
  await deskIs(agent, 'ended');
  await agent.getByText('Your account may no longer be used for this.').first().waitFor();
  expect(await mirroredWords(agent)).toBe('');
  await stage.photograph('2-ended');

  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  const words = await timeline(supervisor);
  expect(words.at(-1)).toContain('the agent’s account was disabled or is no longer an agent’s');
  await stage.photograph('3-audit');
});
