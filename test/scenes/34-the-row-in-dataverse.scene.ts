import type { Page } from 'playwright-core';
import { allow, deskIs, reachConsent } from '../support/stage/actors';
import { chooseView, openSessionRows, rowWith } from '../support/stage/session-rows-page';
import { openStage, type Stage } from '../support/stage/stage';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage('34');
});
afterEach(() => stage.close());

async function switchDataverse(operator: Page, button: 'Take it away' | 'Bring it back'): Promise<void> {
  await operator.goto(`${stage.twin.directory.desk}/dataverse`);
  await operator.getByRole('button', { name: button }).click();
  await operator.getByRole('button', { name: button === 'Take it away' ? 'Bring it back' : 'Take it away' }).waitFor();
}

test('[ROW-1] [ROW-2] scene 34: a session is in the supervisor’s list from its invitation to its end, each view has it when it should', async () => {
  const { directory } = stage.twin;
  const supervisor = await stage.person('supervisor');
  await openSessionRows(supervisor, directory, 'Sofia Lindqvist');
  await supervisor.getByText('We didn’t find anything to show here').waitFor();
  await stage.photograph('1-empty');

  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await reachConsent(agent, customer, directory);
  await chooseView(supervisor, 'Today');
  await rowWith(supervisor, 'Anna Visser', 'Chat', 'Mila Janssen');
  await allow(customer);
  await deskIs(agent, 'live');
  await chooseView(supervisor, 'Active now');
  const row = await rowWith(supervisor, 'Anna Visser', 'Live');
  const reference = /\d{3}-\d{3}-\d{3}/.exec(await row.innerText())?.[0] ?? '';
  expect(reference).not.toBe('');
  await stage.photograph('2-live');

  await customer.getByRole('button', { name: 'Stop sharing this page' }).click();
  await customer.getByRole('button', { name: 'End sharing' }).click();
  await deskIs(agent, 'ended');
  await chooseView(supervisor, 'My team');
  await rowWith(supervisor, reference, 'Ended', 'minute');
  await stage.photograph('3-ended');
  await chooseView(supervisor, 'Active now');
  await supervisor.getByText('We didn’t find anything to show here').waitFor();
});

test('[ROW-2] [ROW-4] scene 34: while Dataverse is away a session goes on and ends, and its row is there when it is back', async () => {
  const { directory } = stage.twin;
  const operator = await stage.person('operator');
  await switchDataverse(operator, 'Take it away');
  await stage.photograph('4-away');
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await reachConsent(agent, customer, directory);
  await allow(customer);
  await deskIs(agent, 'live');
  await customer.getByRole('button', { name: 'Stop sharing this page' }).click();
  await customer.getByRole('button', { name: 'End sharing' }).click();
  await deskIs(agent, 'ended');

  const supervisor = await stage.person('supervisor');
  await openSessionRows(supervisor, directory, 'Sofia Lindqvist');
  await supervisor.getByText('Dataverse cannot be reached.').waitFor();
  await switchDataverse(operator, 'Bring it back');
  await supervisor.getByRole('button', { name: 'Refresh' }).click();
  await chooseView(supervisor, 'Today');
  await rowWith(supervisor, 'Anna Visser', 'Ended', 'The customer');
  await stage.photograph('5-back');
});
