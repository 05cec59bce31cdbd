import {
  allow,
  chat,
  deskIs,
  enterPin,
  invite,
  pinToReadOut,
  signIn,
  startWithPin,
  takeConversation,
} from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('3');
});
afterEach(() => stage.close());

test('scene 3a: a PIN of another company is not valid here, nothing starts, and the audit of this company has the attempt', async () => {
  const { directory } = stage.twin;
  const banker = await stage.person('banker');
  const client = await stage.person('client');
  await signIn(banker, directory, 'meridian-bank', 'Elena Popescu');
  await client.goto(`${directory.bank}/`);
  await chat(client, 'About my loan');
  await takeConversation(banker, 'About my loan');
  const pin = await invite(banker, client);
  await deskIs(banker, 'invited');

  const taxpayer = await stage.person('taxpayer');
  const asked: string[] = [];
  taxpayer.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await taxpayer.goto(`${directory.tax}/return/income`);
  await enterPin(taxpayer, pin);
  await taxpayer.getByText('This PIN is not valid here. Ask your agent for a new one.').waitFor();
  await stage.photograph('1-refused');
  expect(await taxpayer.getByLabel('PIN from your agent').inputValue()).toBe(pin.replace(/\s/, ' '));
  expect(asked.filter((path) => /socket|allow/.test(path))).toEqual([]);
  await deskIs(banker, 'invited');

  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  await supervisor.getByRole('button', { name: 'Co-browse audit' }).click();
  await supervisor.getByRole('tab', { name: 'Refused PINs and audit readings' }).click();
  await supervisor.getByText(/A PIN was refused on .*: it belongs to another company\./).waitFor();
  await stage.photograph('2-audit');

  const other = await stage.person('bank-supervisor');
  await signIn(other, directory, 'meridian-bank', 'Grace Okafor');
  await other.getByRole('button', { name: 'Co-browse audit' }).click();
  await other.getByRole('tab', { name: 'Refused PINs and audit readings' }).click();
  await other
    .getByText(/^Grace Okafor read /)
    .first()
    .waitFor();
  expect(await other.getByText(/A PIN was refused/).count()).toBe(0);

  await enterPin(client, pin);
  await client.getByText('Let Elena Popescu see this page?').waitFor();
  await deskIs(banker, 'asking');
});

test('[PIN-8] scene 3b: an agent of another company types a PIN that our customer got: unknown, nothing starts, and that audit has the attempt', async () => {
  const { directory } = stage.twin;
  const taxpayer = await stage.person('taxpayer');
  await taxpayer.goto(`${directory.tax}/return/income`);
  await taxpayer.getByRole('button', { name: 'Share with an agent' }).click();
  const pin = await pinToReadOut(taxpayer);

  const banker = await stage.person('banker');
  await signIn(banker, directory, 'meridian-bank', 'Elena Popescu');
  await takeConversation(banker, 'Ruth Adeyemi');
  await startWithPin(banker, pin);
  await banker.getByText('There is no such PIN. Ask the customer to read the digits again.').waitFor();
  await deskIs(banker, 'ready');
  await stage.photograph('3-unknown');
  expect(await taxpayer.getByRole('img', { name: /^PIN \d/ }).innerText()).toBe(pin);

  const supervisor = await stage.person('bank-supervisor');
  await signIn(supervisor, directory, 'meridian-bank', 'Grace Okafor');
  await supervisor.getByRole('button', { name: 'Co-browse audit' }).click();
  await supervisor.getByRole('tab', { name: 'Refused PINs and audit readings' }).click();
  await supervisor.getByText('Elena Popescu entered a PIN that was refused: it belongs to another company.').waitFor();
  await stage.photograph('4-their-audit');

  const agent = await stage.person('agent');
  await signIn(agent, directory, 'norland-tax', 'Anna Visser');
  await takeConversation(agent, 'Joris Smit');
  await startWithPin(agent, pin);
  await taxpayer.getByText('Let Anna Visser see this page?').waitFor();
  await allow(taxpayer);
  await deskIs(agent, 'live');
  await startWithPin(banker, pin);
  await banker.getByText('There is no such PIN. Ask the customer to read the digits again.').waitFor();
});
