import { allow, chat, deskIs, enterPin, invite, seesInMirror, signIn, takeConversation } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('26');
});
afterAll(() => stage.close());

test('[PIN-10] scene 26: the PIN of a signed-in customer’s chat is refused to another signed-in customer who was told it, the audit says why, and it stays good for whose it is', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const daan = await stage.person('daan');
  const tokens: string[] = [];
  daan.on('request', (request) => request.url() === `${directory.bank}/beside-token` && tokens.push(request.url()));
  await signIn(agent, directory, 'meridian-bank', 'Elena Popescu');
  await daan.goto(`${directory.bank}/loans`);
  await chat(daan, 'Which loan fits me?');
  await takeConversation(agent, 'Which loan fits me?');
  const pin = await invite(agent, daan);
  await deskIs(agent, 'invited');

  const ruth = await stage.person('ruth');
  await ruth.goto(`${directory.bank}/sign-in`);
  await ruth.getByLabel('Ruth Adeyemi').check();
  await ruth.getByRole('button', { name: 'Sign in' }).click();
  await ruth.getByText('Signed in as Ruth Adeyemi.').waitFor();
  await enterPin(ruth, pin);
  await ruth.getByText('This PIN is not valid here. Ask your agent for a new one.').waitFor();
  await deskIs(agent, 'invited');
  await stage.photograph('1-refused');

  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'meridian-bank', 'Grace Okafor');
  await supervisor.getByRole('button', { name: 'Co-browse audit' }).click();
  await supervisor.getByRole('tab', { name: 'Refused PINs and audit readings' }).click();
  await supervisor.getByText(/A PIN was refused on .*: somebody else was signed in on the page\./).waitFor();
  await stage.photograph('2-audit');

  expect(tokens).toEqual([]);
  await enterPin(daan, pin);
  await daan.getByText('Let Elena Popescu see this page?').waitFor();
  expect(tokens).toHaveLength(1);
  await allow(daan);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Three loans for your home');
  await stage.photograph('3-live');
});

test('[PIN-9] scene 26: a PIN that was written into one chat is refused on a page that is in another', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('tax-agent');
  const [first, second] = [await stage.person('first'), await stage.person('second')];
  await signIn(agent, directory, 'norland-tax', 'Anna Visser');
  for (const [customer, words] of [
    [first, 'Where do I enter interest?'],
    [second, 'What is my reference?'],
  ] as const) {
    await customer.goto(`${directory.tax}/return/income`);
    await chat(customer, words);
    await customer.getByRole('log', { name: 'Conversation' }).getByText(words).waitFor();
  }
  await takeConversation(agent, 'Where do I enter interest?');
  const pin = await invite(agent, first);
  await enterPin(second, pin);
  await second.getByText('This PIN is not valid here. Ask your agent for a new one.').waitFor();
  await enterPin(first, pin);
  await first.getByText('Let Anna Visser see this page?').waitFor();

  const supervisor = await stage.person('tax-supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  await supervisor.getByRole('button', { name: 'Co-browse audit' }).click();
  await supervisor.getByRole('tab', { name: 'Refused PINs and audit readings' }).click();
  await supervisor.getByText(/A PIN was refused on .*: the page was in another chat\./).waitFor();
});
