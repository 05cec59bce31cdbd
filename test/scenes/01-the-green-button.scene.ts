import {
  allow,
  chat,
  deskIs,
  enterPin,
  invite,
  liveBar,
  placeInMirror,
  seesInMirror,
  signIn,
  takeConversation,
} from '../support/actors';
import { openStage, type Stage } from '../support/stage';
import { timeline } from '../support/timeline';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('1');
});
afterAll(() => stage.close());

test('scene 1: the green button, from CB in the chat to the next page, with the agent still there', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await signIn(agent, directory, 'norland-tax', 'Anna Visser');
  await customer.goto(`${directory.tax}/return/income`);
  await chat(customer, 'I see no green button');
  await takeConversation(agent, 'I see no green button');
  await stage.photograph('1-before');

  const pin = await invite(agent, customer);
  expect(pin).toMatch(/^\d{4}\s\d{4}$/);
  await deskIs(agent, 'invited');
  await stage.photograph('2-invited');

  await enterPin(customer, pin);
  const consent = customer.getByRole('dialog');
  await consent.getByText('Let Anna Visser see this page?').waitFor();
  await consent.getByText('from Norland Tax Office').waitFor();
  await deskIs(agent, 'asking');
  await stage.photograph('3-asking');

  await allow(customer);
  await deskIs(agent, 'live');
  await liveBar(customer, 'Anna Visser').waitFor();
  await seesInMirror(agent, 'Income');
  await stage.photograph('4-live');
  await agent.getByRole('button', { name: 'Large view' }).click();
  await stage.photograph('4-large');
  await agent.getByRole('button', { name: 'Large view' }).click();

  await customer.getByRole('button', { name: 'Hide' }).click();
  await customer.locator('main').getByRole('button', { name: 'Continue' }).scrollIntoViewIfNeeded();
  const button = await placeInMirror(agent, 'main button[type="button"]:last-of-type');
  await agent.mouse.move(button.x, button.y);
  await customer.locator('.pointer .tag', { hasText: 'Anna Visser' }).waitFor();
  await agent.getByRole('button', { name: 'Spotlight' }).click();
  await agent.mouse.click(button.x, button.y);
  await customer.locator('.spot .tag', { hasText: 'Anna Visser' }).waitFor();
  await agent.locator('[data-beside-mark="spotlight"]').waitFor();
  await stage.photograph('5-spotlight');

  await customer.locator('main').getByRole('button', { name: 'Continue' }).click();
  await customer.waitForURL('**/return/deductions');
  await liveBar(customer, 'Anna Visser').waitFor();
  await seesInMirror(agent, 'Deductions');
  await deskIs(agent, 'live');
  await stage.photograph('6-next-page');

  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  const words = await timeline(supervisor);
  expect(words.filter((line) => !/connected/.test(line))).toEqual([
    'The agent invited the customer.',
    'The PIN was sent to the chat.',
    `The customer entered the PIN on ${new URL(directory.tax).host}.`,
    'The customer allowed the agent to see the page.',
  ]);
  expect(
    words
      .filter((line) => /connected/.test(line))
      .slice(0, 2)
      .sort(),
  ).toEqual(['The agent’s desk connected.', 'The customer’s page connected.']);
});
