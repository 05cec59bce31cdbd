import type { Page } from 'playwright-core';
import {
  allow,
  chat,
  deskIs,
  enterPin,
  goLive,
  invite,
  liveBar,
  mirroredWords,
  pressCb,
  seesInMirror,
  signIn,
  takeConversation,
} from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import { until } from '../support/until';

const AGENT = 'Anna Visser';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('17');
});
afterEach(() => stage.close());

/** A customer with a chat of their own. */
async function customerWho(says: string, as: string): Promise<Page> {
  const customer = await stage.person(as);
  await customer.goto(`${stage.twin.directory.tax}/return/income`);
  await chat(customer, says);
  return customer;
}

/** The words of whichever end shows three of them. */
async function wordsIn(page: Page): Promise<string | null> {
  const said = page.getByText(/^Before you press Allow, please check that you see these three words:/).last();
  return /words: (\S+ · \S+ · \S+)\./.exec(await said.innerText())?.[1] ?? null;
}

test('[SEAL-11] [SESS-6] scene 17: the CRM destroys the desk and builds it again: the same session, no new words, nothing asked', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory);
  await seesInMirror(agent, 'Income');
  const reference = await agent.getByText(/^\d{3}-\d{3}-\d{3}$/).innerText();
  const words = await wordsIn(agent);

  await takeConversation(agent, 'Leila Haddad');
  await pressCb(agent);
  await agent.getByText(`You are already in session ${reference}.`).first().waitFor();
  expect(await mirroredWords(agent)).toBe('');
  await stage.photograph('1-elsewhere');
  await agent.getByRole('button', { name: 'Open that conversation' }).click();
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Income');
  await agent.getByText(reference, { exact: true }).waitFor();
  expect(await wordsIn(agent)).toBe(words);
  expect(await customer.getByRole('button', { name: 'Allow' }).count()).toBe(0);
  await customer.evaluate(() => document.querySelector('h1')?.append(' and on it goes'));
  await seesInMirror(agent, 'and on it goes');
  await stage.photograph('2-back');

  await agent.reload(); // the whole CRM: what was kept in its window is gone
  await takeConversation(agent, 'Before you press Allow');
  await customer.getByRole('button', { name: 'Allow' }).waitFor();
  expect(await mirroredWords(agent)).toBe('');
  await until('new words in the chat', async () => (await wordsIn(agent)) !== words);
  await stage.photograph('3-new-words');
  await allow(customer);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'and on it goes');
  await agent.getByText(reference, { exact: true }).waitFor();
});

test('[SESS-26] scene 17: with three chats open the PIN that is entered in one is told wherever the agent is', async () => {
  const agent = await stage.person('agent');
  await signIn(agent, stage.twin.directory, 'norland-tax', AGENT);
  const customers = [];
  const pins = [];
  for (const says of ['First question', 'Second question', 'Third question']) {
    const customer = await customerWho(says, says.split(' ')[0] ?? '');
    await takeConversation(agent, says);
    pins.push(await invite(agent, customer));
    customers.push(customer);
  }
  const [first, second] = customers;
  if (!first || !second) throw new Error('nobody came');
  await agent.getByRole('tab', { name: 'My co-browse sessions' }).click();
  const pane = agent.locator('[data-beside-pane="open"]');
  await pane.locator('[data-session-state="invited"]').nth(2).waitFor();
  await stage.photograph('4-three-invited');

  await takeConversation(agent, 'Joris Smit'); // somewhere else entirely
  await enterPin(second, pins[1] ?? '');
  const notice = agent.getByRole('alert').filter({ hasText: 'has entered the PIN' });
  await notice.waitFor();
  await pane.locator('[data-session-state="asking"]').waitFor();
  expect(await pane.locator('[data-session-state="invited"]').count()).toBe(2);
  await stage.photograph('5-told');
  await notice.getByRole('button', { name: 'Open' }).click();
  await deskIs(agent, 'asking');
  await agent
    .getByRole('navigation', { name: 'Sessions' })
    .locator('[aria-current="true"]')
    .getByText('Before you press Allow')
    .waitFor();
  await allow(second);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Income');
  await notice.waitFor({ state: 'detached' });
  await pane.locator('[data-session-state="live"]').waitFor();
  expect(await first.getByText(`${AGENT} can see this page`).count()).toBe(0);
  await stage.photograph('6-live');
});

test('[SESS-24] scene 17: a colleague takes the conversation: the desk shows nothing more of the page, and its agent can end the session', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory);
  await seesInMirror(agent, 'Income');
  const colleague = await stage.person('colleague');
  await signIn(colleague, stage.twin.directory, 'norland-tax', 'Ravi Menon');
  await takeConversation(colleague, 'Before you press Allow');
  await colleague.getByText(`This conversation is with ${AGENT} now.`).first().waitFor();
  await colleague.getByRole('button', { name: 'Take over' }).click();
  await agent.getByText('This conversation is with Ravi Menon now.').first().waitFor();
  expect(await mirroredWords(agent)).toBe('');
  await stage.photograph('7-taken');

  await colleague.getByRole('button', { name: 'Check again' }).click();
  await deskIs(colleague, 'ready');
  await colleague.getByRole('button', { name: /Co-browse with the customer/ }).click();
  await colleague.getByText('A colleague is in a session with this customer.').first().waitFor();
  await stage.photograph('8-a-colleague-is');
  await agent.getByRole('button', { name: 'Exit session' }).click();
  await liveBar(customer, AGENT).waitFor({ state: 'detached' });
  await customer.getByText(`${AGENT} has left the session.`).waitFor();
  await stage.photograph('9-ended');
});
