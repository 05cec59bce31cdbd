import { deskIs, goLive, signIn } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('29');
});
afterAll(() => stage.close());

test('[SESS-33] [AUDIT-19] [AUDIT-20] [AUDIT-16] scene 29: the supervisor watches what goes on, ends a session with a reason that both ends read, looks at the figures and checks the customer’s receipt', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent', { width: 1600, height: 900 });
  const customer = await stage.person('customer');
  await goLive(agent, customer, directory);
  const reference = await agent.getByText(/^\d{3}-\d{3}-\d{3}$/).innerText();

  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  const control = supervisor.locator('[data-control="SessionAudit"]');
  const line = control.getByRole('row').filter({ hasText: reference });
  await line.getByText('Live', { exact: true }).waitFor();
  await line.getByText('Anna Visser').waitFor();
  const refreshed = () =>
    supervisor.waitForResponse((answer) => answer.url().includes('/audit/live?ticket=') && answer.ok());
  await refreshed();
  await refreshed();
  await stage.photograph('1-live');

  await line.getByRole('button', { name: reference }).click();
  await control.getByRole('button', { name: 'End session…' }).click();
  await control.getByRole('radio', { name: 'More can be seen than is needed' }).check({ force: true });
  await stage.photograph('2-why');
  await control.getByRole('button', { name: 'End it now' }).click();
  await deskIs(agent, 'ended');
  await agent.getByText('A supervisor ended the session: more could be seen than was needed.').first().waitFor();
  await customer.getByText('A supervisor ended sharing: more could be seen than was needed.').waitFor();
  await control
    .getByText('Sofia Lindqvist ended the session as a supervisor: more could be seen than was needed.')
    .waitFor();
  await stage.photograph('3-ended');

  const saving = customer.waitForEvent('download');
  await customer.getByRole('button', { name: 'Save the receipt' }).click();
  const receipt = await (await saving).path();
  await control.getByRole('tab', { name: 'Check a receipt' }).click();
  await control.getByLabel('Open the file').setInputFiles(receipt);
  await control.getByText('This receipt is what Norland Tax Office signed. Nothing in it was changed.').waitFor();
  await control.getByText('The session ended (by a supervisor): more could be seen than was needed.').waitFor();
  await stage.photograph('4-receipt');

  await control.getByRole('tab', { name: 'Figures' }).click();
  const ends = control.getByRole('region', { name: 'How sessions ended' });
  await ends.getByText('How sessions ended as a table').click();
  await ends.getByRole('row', { name: 'more could be seen than was needed 1' }).waitFor();
  await stage.photograph('5-figures');
  await supervisor.setViewportSize({ width: 1920, height: 1080 });
  await stage.photograph('6-figures-wide');

  await control.getByRole('tab', { name: 'Refused PINs and audit readings' }).click();
  await control.getByText('Sofia Lindqvist read the figures of sessions.').waitFor();
  expect(await control.getByText('Sofia Lindqvist read the sessions that are going on.').count()).toBe(1);
});
