import { deskIs, goLive, signIn } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import { timeline } from '../support/stage/timeline';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('28');
});
afterAll(() => stage.close());

test('[COMP-5] [COMP-6] [COMP-7] scene 28: an administrator publishes other rules in the middle of a session; the supervisor reads those that it began under and those that its next page was masked by', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, directory);

  const admin = await stage.person('administrator', { width: 1366, height: 1000 });
  await signIn(admin, directory, 'norland-tax', 'Tom Becker');
  await admin.getByLabel('Headings, buttons and labels are shown from the start').uncheck();
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('Saved. It holds for what begins from now on.').waitFor();

  const said = customer.waitForResponse(
    (answer) => answer.request().postData()?.includes('"version":2') === true && answer.ok(),
  );
  await customer.goto(`${directory.tax}/help`);
  await said;
  await agent.getByRole('button', { name: 'Exit session' }).click();
  await deskIs(agent, 'ended');

  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  const words = await timeline(supervisor);
  const told = 'As the customer’s browser said, the page was masked by version 2 of the rules.';
  expect(words.filter((line) => line.startsWith('As the customer’s browser said'))).toEqual([told]);
  const control = supervisor.locator('[data-control="SessionAudit"]');
  const opens = control.getByRole('button', { name: 'Show the rules of that time' });
  expect(await opens.count()).toBe(2);
  for (const [version, base] of [
    ['1', 'Without a rule, names are shown'],
    ['2', 'Without a rule, no text and no value is shown.'],
  ] as const) {
    await opens.nth(Number(version) - 1).click();
    const rules = control.getByRole('region', { name: `Rules of what is shown, version ${version}` });
    await rules.getByText(base).waitFor();
    await rules.getByText('This text fits the hash that the audit names.').waitFor();
    await stage.photograph(`rules-${version}`);
  }
});
