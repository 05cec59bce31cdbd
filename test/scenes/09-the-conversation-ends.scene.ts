import type { Page } from 'playwright-core';
import {
  allow,
  deskIs,
  goLive,
  mirroredWords,
  pinToReadOut,
  pressCb,
  reachConsent,
  seesInMirror,
  signIn,
  startWithPin,
  takeConversation,
} from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import { timeline } from '../support/stage/timeline';

const NOTICE = 'The conversation is over. This session ends in';
const ENDED = 'Your conversation is over, and so is sharing.';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('9');
});
afterEach(() => stage.close());

/** The notice stands on a desk that goes on, and so does the customer's page, which it hears. */
const noticeWhileLive = (agent: Page) =>
  agent.locator('[data-beside-desk="live"]', { hasText: NOTICE }).first().waitFor();

test('scene 9: a chat that is closed gives notice of ten seconds, and then the session ends with that reason', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory);
  await seesInMirror(agent, 'Income');
  await Promise.all([noticeWhileLive(agent), agent.getByRole('button', { name: 'End chat' }).click()]);
  await stage.photograph('1-notice');
  await customer.getByText(ENDED).waitFor();
  await deskIs(agent, 'ended');
  await agent.getByText('The conversation ended.', { exact: true }).first().waitFor();
  expect(await mirroredWords(agent)).toBe('');
  await stage.photograph('2-ended');

  const note = agent.getByRole('textbox', { name: 'Wrap-up note' });
  await note.fill(`${await note.inputValue()}\nExplained where to enter the income.`);
  await agent.getByRole('button', { name: 'Add to timeline' }).click();
  await agent.getByRole('list', { name: 'Timeline' }).getByText('Explained where to enter the income.').waitFor();
  await agent.getByText('The note is on the timeline.').waitFor();
  await stage.photograph('3-wrapped-up');
});

test('[AUDIT-1] scene 9: a call that is hung up while the page is shared gives the same notice, and the audit has that reason', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const caller = await stage.person('caller');
  await signIn(agent, directory, 'norland-tax', 'Anna Visser');
  await takeConversation(agent, 'Joris Smit');
  await caller.goto(`${directory.tax}/return/income`);
  await caller.getByRole('button', { name: 'Share with an agent' }).click();
  await startWithPin(agent, await pinToReadOut(caller));
  await allow(caller);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Income');
  await Promise.all([noticeWhileLive(agent), agent.getByRole('button', { name: 'Hang up' }).click()]);
  await stage.photograph('5-hung-up-live');
  await caller.getByText(ENDED).waitFor();
  await deskIs(agent, 'ended');
  await agent.getByText('The conversation ended.', { exact: true }).first().waitFor();
  expect(await mirroredWords(agent)).toBe('');

  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  const words = await timeline(supervisor, 'The customer allowed the agent to see the page.');
  expect(words.at(-1)).toBe('The session ended (by the agent): the conversation ended.');
  await stage.photograph('6-in-the-audit');
});

test('scene 9: nobody has to wait for the end of the notice', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory);
  await seesInMirror(agent, 'Income');
  await Promise.all([
    agent.getByRole('button', { name: 'End now' }).click(),
    agent.getByRole('button', { name: 'End chat' }).click(),
  ]);
  await deskIs(agent, 'ended');
  await customer.getByText('Anna Visser has left the session.').waitFor();
});

test('scene 9: a customer who still reads what they would allow hears that the agent has taken it back', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await reachConsent(agent, customer, stage.twin.directory);
  await agent.getByRole('button', { name: 'End chat' }).click();
  await customer.getByRole('heading', { name: 'Sharing has ended' }).waitFor();
  await stage.photograph('4-taken-back');
});

test('scene 9: a call that is hung up before the customer has entered the PIN takes the invitation back', async () => {
  const agent = await stage.person('agent');
  await signIn(agent, stage.twin.directory, 'norland-tax', 'Anna Visser');
  await agent.getByRole('navigation', { name: 'Sessions' }).getByText('Joris Smit').click();
  await pressCb(agent);
  await deskIs(agent, 'invited');
  await agent.getByRole('button', { name: 'Hang up' }).click();
  await deskIs(agent, 'ended');
  await stage.photograph('3-hung-up');
});
