import { generateKeyPairSync } from 'node:crypto';
import { chat, enterPin, invite, signIn, takeConversation } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';

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

test('[COMP-2] [COMP-3] scene 23: what one administrator proposes holds when another has approved it; the widget wears it', async () => {
  const { directory } = stage.twin;
  const first = await stage.person('first', { width: 1366, height: 1000 });
  await signIn(first, directory, 'meridian-bank', 'Jonas Weber');
  await first.getByLabel('Every change waits for a second administrator').check();
  await first.getByRole('button', { name: 'Save' }).click();
  await first.getByText('Saved. It holds').waitFor();
  await first.getByLabel('Colour of buttons').fill('#ffd000');
  await first.getByRole('button', { name: 'Propose' }).click();
  await first.getByText('White words cannot be read on this colour. Choose a darker one.').waitFor();
  await first.getByLabel('Colour of buttons').fill('#00674d');
  await first.getByLabel('Where the button stands').selectOption('start');
  for (const language of ['English', 'German', 'French']) await first.getByLabel(language, { exact: true }).uncheck();
  await first.getByRole('button', { name: 'Propose' }).click();
  await first.getByRole('heading', { name: 'You proposed changes' }).waitFor();
  expect(await first.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  await stage.photograph('4-proposed');

  const second = await stage.person('second', { width: 1366, height: 1000 });
  await signIn(second, directory, 'meridian-bank', 'Lea Fontaine');
  await second.getByRole('heading', { name: 'Jonas Weber proposed changes' }).waitFor();
  await second.getByRole('row', { name: 'Languages all Dutch' }).waitFor();
  await second.getByRole('row', { name: 'Colour Beside’s own #00674d' }).waitFor();
  await stage.photograph('5-to-approve');
  const before = await stage.person('before');
  await before.goto(directory.bank);
  await before.getByRole('button', { name: 'Share with an agent' }).waitFor();
  await second.getByRole('button', { name: 'Approve' }).click();
  await second.getByText('Approved. It holds for what begins from now on.').waitFor();

  const after = await stage.person('after');
  // A page waits three seconds for its colours and then goes on without them; here it may take what it takes.
  await after.addInitScript(() => (AbortSignal.timeout = () => new AbortController().signal));
  await after.goto(directory.bank);
  const launcher = after.getByRole('button', { name: 'Delen met een medewerker' });
  await launcher.waitFor();
  expect(await launcher.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(0, 103, 77)');
  const box = await launcher.boundingBox();
  expect(box?.x).toBeLessThan(40);
  await launcher.click();
  await stage.photograph('6-in-its-colour');
});

test('[COMP-4] scene 23: the operator adds a company in one step, and reads what is left to do', async () => {
  const { directory } = stage.twin;
  const operator = await stage.person('operator', { width: 1366, height: 1000 });
  await signIn(operator, directory, 'norland-tax', 'Ines Duarte');
  await operator.getByRole('button', { name: 'New company' }).click();
  await operator.getByLabel('Name, as customers see it').fill('Harbour Insurance');
  expect(await operator.getByLabel('Id, as in data-company').inputValue()).toBe('harbour-insurance');
  await operator.getByLabel('Entra tenants').fill('33333333-3333-4333-8333-333333333333');
  await operator.getByLabel('Addresses of its Dynamics 365').fill('https://harbour.crm4.dynamics.com');
  await operator.getByLabel('Sites, one on each line').fill(directory.tax);
  await operator.getByRole('button', { name: 'Add the company' }).click();
  await operator.getByText('One of these sites belongs to another company.').waitFor();
  await operator.getByLabel('Sites, one on each line').fill('https://*.harbour.example');
  await stage.photograph('7-new-company');
  await operator.getByRole('button', { name: 'Add the company' }).click();
  await operator.getByRole('heading', { name: 'Harbour Insurance is added' }).waitFor();
  await operator.getByText('data-company="harbour-insurance"').waitFor();
  await operator.getByText(`connect-src ${directory.api} ws://`).waitFor();
  await stage.photograph('8-next-steps');
});

test('[PIN-10] scene 23: an administrator lets PINs count for signed-in customers only; it takes the site’s keys, and nobody else gets in', async () => {
  const { directory } = stage.twin;
  const admin = await stage.person('administrator', { width: 1366, height: 1000 });
  await signIn(admin, directory, 'norland-tax', 'Tom Becker');
  const keys = admin.getByLabel('The site’s keys');
  const save = admin.getByRole('button', { name: 'Save' });
  await admin.getByLabel('A PIN may be used by').selectOption('Only customers whom the site has signed in');
  await save.click();
  expect(await keys.evaluate((field) => field.matches(':invalid') && field === document.activeElement)).toBe(true);

  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  for (const refused of [
    `${directory.bank}/keys.json`,
    JSON.stringify({ keys: [privateKey.export({ format: 'jwk' })] }),
  ]) {
    await keys.fill(refused);
    await save.click();
    await admin.getByText('The request could not be understood.').waitFor();
  }
  const published = JSON.stringify({ keys: [publicKey.export({ format: 'jwk' })] });
  await keys.fill(published);
  await save.click();
  await admin.getByText('Saved. It holds for what begins from now on.').waitFor();
  expect(JSON.parse(await keys.inputValue())).toEqual(JSON.parse(published));
  await stage.photograph('9-signed-in-only');

  const agent = await stage.person('agent');
  const customer = await stage.person('visitor');
  await signIn(agent, directory, 'norland-tax', 'Anna Visser');
  await customer.goto(`${directory.tax}/return/income`);
  await chat(customer, 'Can you help me?');
  await takeConversation(agent, 'Can you help me?');
  await enterPin(customer, await invite(agent, customer));
  await customer.getByText('This PIN is not valid here. Ask your agent for a new one.').waitFor();

  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  await supervisor.getByRole('button', { name: 'Co-browse audit' }).click();
  await supervisor.getByRole('tab', { name: 'Refused PINs and audit readings' }).click();
  await supervisor.getByText(/A PIN was refused on .*: nobody was signed in on the page\./).waitFor();
});
