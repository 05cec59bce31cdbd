import type { Page } from 'playwright-core';
import {
  allow,
  deskIs,
  goLive,
  liveBar,
  mirroredWords,
  reachConsent,
  seesInMirror,
  signIn,
  takeConversation,
} from '../support/stage/actors';
import { holdKeys } from '../support/stage/held-keys';
import { keptFiles } from '../support/stage/kept-files';
import { swapKeys } from '../support/stage/key-swapping-server';
import { listenAt } from '../support/stage/listening-relay';
import { openStage, type Stage } from '../support/stage/stage';
import { until } from '../support/until';
import { timeline } from '../support/stage/timeline';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('4', { isCounted: true });
});
afterEach(() => stage.close());

const THREE = /^\p{L}+( · \p{L}+){2}$/u;
/** Shown to the agent: no masking stands between it and who would read along. */
const UNMASKED = 'QX7SHOWN income';

const write = (customer: Page, words: string) =>
  customer.evaluate((added) => document.querySelector('h1')?.append(` ${added}`), words);

test('[SEAL-2] [SEAL-6] scene 4: a server that swaps keys has other words on each side, and reads no page', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  const relayed = listenAt(stage.twin.pubsub());
  const { twin } = stage;
  const who = { company: 'Norland Tax Office', origin: twin.directory.tax, agent: 'Anna Visser' };
  const swap = await swapKeys({ agent, customer }, twin.pubsub().connectionString, who);
  await reachConsent(agent, customer, stage.twin.directory);
  const seen = await customer.locator('.three').innerText();
  const said = await agent.getByText(THREE).first().innerText();
  expect(swap.isBetween()).toBe(true); // both handshakes came to their end, each with the one in between
  expect(seen).toMatch(THREE);
  expect(seen).not.toBe(said);
  await stage.photograph('1-other-words');
  await write(customer, UNMASKED);
  expect(await mirroredWords(agent)).toBe('');
  expect(relayed.frames()).toBe(0); // nothing of the page, in whatever words, while they are compared
  await customer.getByRole('button', { name: 'No, thanks' }).click();
  await deskIs(agent, 'ended');
  expect(await mirroredWords(agent)).toBe('');
  expect(relayed.frames()).toBe(0);
});

test('[SEAL-7] [SEAL-9] scene 4: what is shown to the agent passes the relay, the log and the store unreadable', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  const relayed = listenAt(stage.twin.pubsub());
  await goLive(agent, customer, stage.twin.directory);
  await write(customer, UNMASKED);
  await seesInMirror(agent, UNMASKED);
  await seesInMirror(agent, 'Work in employment');
  await agent.getByRole('button', { name: 'Exit session' }).click();
  await customer.getByText('Anna Visser has left the session.').waitFor();
  await stage.twin.restartHost(); // writes what it has counted
  expect(relayed.frames()).toBeGreaterThan(5);
  const kept = keptFiles(stage.dataDir);
  expect(kept.find(({ name }) => name === 'beside.db')?.content.length).toBeGreaterThan(0);
  expect(kept.find(({ name }) => name === 'telemetry.jsonl')?.content.length).toBeGreaterThan(0);
  const places = [{ name: 'relay', content: relayed.text() }, { name: 'log', content: stage.log.join('\n') }, ...kept];
  const having = (words: string) => places.filter(({ content }) => content.includes(words)).map(({ name }) => name);
  expect(having('QX7SHOWN')).toEqual([]);
  expect(having('Work in employment')).toEqual([]);
  // What the page is called the company's own rules and the audit say, and the site itself says it in the chat.
  expect(having('Income').filter((name) => name === 'relay' || name === 'log')).toEqual([]);
});

test('[SEAL-8] [SEAL-11] scene 4: a desk that joins later opens no frame of before, whatever keys it is given', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  const held = await holdKeys(agent);
  await goLive(agent, customer, stage.twin.directory);
  await write(customer, UNMASKED);
  await seesInMirror(agent, UNMASKED);
  const before = await held.opened();
  expect(before.length).toBeGreaterThan(1);
  expect(await held.open(before)).toBe(before.length);

  await agent.reload(); // a new participant, with the relay's record of all that has passed
  await takeConversation(agent, 'check that you see these three words');
  await customer.getByText('Let Anna Visser see this page again?').waitFor();
  expect(await held.open(before)).toBe(0);
  await write(customer, 'after new words');
  await allow(customer);
  await seesInMirror(agent, 'after new words');
  const after = await held.opened();
  expect(after.length).toBeGreaterThan(0);
  expect(await held.open(after)).toBe(after.length);
  expect(await held.open(before)).toBe(0);
});

test('[SEAL-11] scene 4: a desk that is loaded anew has no key: new words and a new Allow, and nothing is seen before', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory);
  await seesInMirror(agent, 'Income');
  await agent.reload();
  await takeConversation(agent, 'check that you see these three words');
  await customer.getByText('Let Anna Visser see this page again?').waitFor();
  const seen = await customer.locator('.three').innerText();
  await agent.getByText(seen, { exact: true }).first().waitFor();
  expect(await mirroredWords(agent)).toBe('');
  await stage.photograph('2-new-words');
  await customer.evaluate(() => document.querySelector('h1')?.append(' after new words'));
  await allow(customer);
  await seesInMirror(agent, 'after new words');
  await deskIs(agent, 'live');
  await liveBar(customer, 'Anna Visser').waitFor();

  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, stage.twin.directory, 'norland-tax', 'Sofia Lindqvist');
  expect(await timeline(supervisor)).toContain('The agent’s desk was opened anew: the customer compared new words.');
});

test('[SESS-9] [SEAL-7] scene 4: a server that says the customer has allowed gets no page', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  const relayed = listenAt(stage.twin.pubsub());
  await reachConsent(agent, customer, stage.twin.directory);
  await customer.locator('.three').waitFor();
  // Everything that the server can forge: the state of the session, to whoever asks, as often as they ask.
  await customer.route('**/api/sessions/*', async (route) => {
    const answer = await route.fetch();
    const view = (await answer.json()) as Record<string, unknown>;
    const here = { here: true };
    await route.fulfill({
      response: answer,
      json: { ...view, state: 'live', version: 2, since: view['now'], customer: here, desk: here },
    });
  });
  await customer.reload();
  await until('the widget', () => customer.evaluate(() => window.Beside?.state !== 'idle'));
  const state = await customer.evaluate(() => window.Beside?.state);
  expect(['live', 'asking']).toContain(state);
  await customer.evaluate(() => document.querySelector('h1')?.append(' changed'));
  await until('no page in sight', async () => (await mirroredWords(agent)) === '');
  expect(relayed.text()).not.toContain('Income');
  await stage.photograph('3-forged-consent');
  await customer.unrouteAll({ behavior: 'wait' });
});
