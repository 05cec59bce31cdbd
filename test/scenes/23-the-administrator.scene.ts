import { signIn } from '../support/actors';
import { openStage, type Stage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('23');
});
afterAll(() => stage.close());

test('[SESS-17] scene 23: an administrator switches a way to begin off, and customers do not see it any more', async () => {
  const { directory } = stage.twin;
  const customer = await stage.person('customer');
  await customer.goto(`${directory.tax}/return/income`);
  await customer.getByRole('button', { name: 'Share with an agent' }).click();
  await customer.getByRole('button', { name: 'Ask an agent to join' }).waitFor();

  const admin = await stage.person('administrator', { width: 1366, height: 1000 });
  await signIn(admin, directory, 'norland-tax', 'Tom Becker');
  await admin.getByRole('heading', { name: 'Co-browse settings' }).waitFor();
  await admin.getByLabel('The customer asks, and an agent takes the call').uncheck();
  await admin.getByLabel('A PIN is valid for').fill('5');
  await stage.photograph('1-settings');
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('Saved. It holds for what begins from now on.').waitFor();
  await stage.photograph('2-saved');

  await customer.reload();
  await customer.getByRole('button', { name: 'Share with an agent' }).click();
  await customer.getByRole('button', { name: 'Get a PIN to read out' }).waitFor();
  expect(await customer.getByRole('button', { name: 'Ask an agent to join' }).count()).toBe(0);
  await customer.getByRole('button', { name: 'Get a PIN to read out' }).click();
  await customer.getByText('Valid for 5 minutes.').waitFor();
  await stage.photograph('3-customer');

  await admin.getByLabel('Sites, one on each line').fill(directory.bank);
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('One of these sites belongs to another company.').waitFor();
});
