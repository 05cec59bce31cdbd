import type { Page } from 'playwright-core';
import {
  allow,
  chat,
  deskIs,
  pinToReadOut,
  pressCb,
  seesInMirror,
  signIn,
  startWithPin,
  takeConversation,
} from '../support/stage/actors';
import { findBarriers } from '../support/browser/find-barriers';
import { pressByKey, takesFocus } from '../support/browser/keyboard';
import { openStage, type Stage } from '../support/stage/stage';
import { timeline } from '../support/stage/timeline';

const AGENT = 'Anna Visser';

let stage: Stage;

async function noBarriers(page: Page, part: 'beside-widget' | '[data-beside-desk]'): Promise<void> {
  const { found, looked } = await findBarriers(page, part);
  expect(found).toEqual([]);
  expect(looked.length).toBeGreaterThan(0);
}

beforeEach(async () => {
  stage = await openStage('2');
});
afterEach(() => stage.close());

async function supervisorReads(): Promise<string[]> {
  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, stage.twin.directory, 'norland-tax', 'Sofia Lindqvist');
  return (await timeline(supervisor, 'The customer allowed the agent to see the page.')).filter(
    (line) => !/connected|browser counted|page is now/.test(line),
  );
}

async function onTheCall(name: string, as = 'agent', conversation = 'Joris Smit'): Promise<Page> {
  const agent = await stage.person(as);
  await signIn(agent, stage.twin.directory, 'norland-tax', name);
  await takeConversation(agent, conversation);
  return agent;
}

test('[PIN-8] scene 2: on the phone, the customer reads out six digits and the agent types them with spaces', async () => {
  const { directory } = stage.twin;
  const agent = await onTheCall(AGENT);
  const caller = await stage.person('caller');
  await caller.goto(`${directory.tax}/return/income`);
  await caller.getByRole('button', { name: 'Share with an agent' }).click();
  await caller.getByRole('button', { name: 'Get a PIN to read out' }).waitFor();
  await noBarriers(caller, 'beside-widget');
  await stage.photograph('1-ways');
  const pin = await pinToReadOut(caller);
  expect(pin).toMatch(/^\d{3} \d{3}$/);
  await takesFocus(caller.getByRole('heading', { name: 'Read this PIN to your agent' }));
  await noBarriers(caller, 'beside-widget');
  await noBarriers(agent, '[data-beside-desk]');
  await stage.photograph('2-pin');

  await caller.reload();
  expect(await caller.getByRole('img', { name: /^PIN \d/ }).innerText()).toBe(pin);
  await startWithPin(agent, '999 99');
  expect(await agent.getByRole('button', { name: 'Start', exact: true }).isDisabled()).toBe(true);
  const wrong = pin === '123 456' ? '654 321' : '123 456';
  await startWithPin(agent, wrong);
  await agent.getByText('There is no such PIN. Ask the customer to read the digits again.').waitFor();
  await noBarriers(agent, '[data-beside-desk]');
  await stage.photograph('3-misheard');

  await startWithPin(agent, ` ${[...pin].join(' ')}`);
  await deskIs(agent, 'asking');
  await caller.getByText(`Let ${AGENT} see this page?`).waitFor();
  await caller.getByText('from Norland Tax Office').waitFor();
  await stage.photograph('4-asking');
  await allow(caller);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Income');
  await caller.getByText(`${AGENT} can see this page`).first().waitFor();
  await stage.photograph('5-live');

  expect(await supervisorReads()).toEqual([
    `The agent entered the PIN that the customer got on ${new URL(directory.tax).host}.`,
    'The customer allowed the agent to see the page.',
  ]);
});

test.each(['Phone call', 'Contact', 'Account', 'Case'])(
  '[SESS-27] scene 2: with another telephony the desk on the form “%s” starts with the PIN that the customer reads out',
  async (form) => {
    const { directory } = stage.twin;
    const agent = await stage.person('agent');
    await signIn(agent, directory, 'norland-tax', AGENT, '&telephony=other');
    await takeConversation(agent, 'Joris Smit');
    expect(await agent.getByRole('tab', { name: 'Active conversation' }).count()).toBe(0);
    await agent.getByRole('tab', { name: form, exact: true }).click();
    const caller = await stage.person('caller');
    await caller.goto(`${directory.tax}/return/income`);
    await caller.getByRole('button', { name: 'Share with an agent' }).click();
    await startWithPin(agent, await pinToReadOut(caller));
    await allow(caller);
    await deskIs(agent, 'live');
    await seesInMirror(agent, 'Income');
    await agent.getByText(/Joris Smit is sharing/).waitFor();
    await stage.photograph(`10-${form.toLowerCase().replace(' ', '-')}`);

    await agent.getByRole('tab', { name: 'Contact' === form ? 'Account' : 'Contact', exact: true }).click();
    await pressCb(agent);
    await agent.getByText('You are already in session').first().waitFor();
    await agent.getByRole('button', { name: 'Open that conversation' }).click();
    await deskIs(agent, 'live'); // the desk was destroyed and built again: the same session, the same words
    await agent.getByRole('tab', { name: form, exact: true, selected: true }).waitFor();
    await seesInMirror(agent, 'Income');
  },
);

test('[SESS-16] scene 2: a customer who asks waits in the queue, goes on with the page, and one agent takes the call', async () => {
  const { directory } = stage.twin;
  const agent = await onTheCall(AGENT);
  const other = await onTheCall('Ravi Menon', 'colleague', 'Leila Haddad');
  const caller = await stage.person('caller');
  await caller.goto(`${directory.tax}/return/income`);
  await caller.getByRole('button', { name: 'Share with an agent' }).click();
  await pressByKey(caller.getByRole('button', { name: 'Ask an agent to join' }));
  await caller.getByText('Or call +31 88 555 0142.').waitFor();
  const site = new URL(directory.tax).host;
  await agent.getByRole('button', { name: `Take call: On ${site}` }).waitFor();
  await noBarriers(caller, 'beside-widget');
  await noBarriers(agent, '[data-beside-desk]');
  await stage.photograph('6-queue');

  await caller.getByRole('button', { name: 'Continue' }).click();
  await caller.waitForURL('**/return/deductions');
  await caller.getByRole('group', { name: 'You are waiting for an agent' }).waitFor();
  await other.getByRole('button', { name: `Take call: On ${site}` }).click();
  await deskIs(other, 'asking');
  await caller.getByText('Let Ravi Menon see this page?').waitFor();
  await agent.getByRole('button', { name: `Take call: On ${site}` }).waitFor({ state: 'detached' });
  await stage.photograph('7-taken');
  await allow(caller);
  await deskIs(other, 'live');
  await seesInMirror(other, 'Deductions');
});

test('[SESS-16] scene 2: a request made in a chat goes to the agent in that chat, and to nobody else', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const other = await onTheCall('Ravi Menon', 'colleague', 'Leila Haddad');
  const client = await stage.person('client');
  await signIn(agent, directory, 'norland-tax', AGENT);
  await client.goto(`${directory.tax}/return/income`);
  await chat(client, 'May I show you?');
  await takeConversation(agent, 'May I show you?');
  await client.getByRole('button', { name: 'Share with an agent' }).click();
  await client.getByRole('button', { name: 'Ask an agent to join' }).click();
  await client.getByText('The agent in your chat has been asked.').waitFor();
  await agent.getByRole('button', { name: 'Take call: In this conversation' }).waitFor();
  await stage.photograph('8-in-the-chat');
  expect(await other.getByRole('button', { name: /Take call/ }).count()).toBe(0);

  await client
    .getByRole('group', { name: 'You are waiting for an agent' })
    .getByRole('button', { name: 'Cancel' })
    .click();
  await client.getByRole('button', { name: 'Share with an agent' }).waitFor();
  await agent.getByRole('button', { name: /Take call/ }).waitFor({ state: 'detached' });
  await client.getByRole('button', { name: 'Share with an agent' }).click();
  await client.getByRole('button', { name: 'Ask an agent to join' }).click();
  await agent.getByRole('button', { name: 'Take call: In this conversation' }).click();
  await client.getByText(`Let ${AGENT} see this page?`).waitFor();
});
