import type { Page } from 'playwright-core';
import { sumOf } from '../load/load-figures';
import { deskIs, goLive, liveBar, placeInMirror, seesInMirror, signIn } from '../support/stage/actors';
import { listenAtDesk, type OverheardDesk } from '../support/stage/listening-desk';
import type { Servers } from '../support/parts/start-servers';
import { startTwinInParts, type TwinInParts } from '../support/parts/twin-in-parts';
import { openStageOf, type Stage } from '../support/stage/stage';
import { timeline } from '../support/stage/timeline';
import { until } from '../support/until';

/** Who is killed, in this order, and is started again in this order. */
const OUTAGES: readonly (readonly (keyof Servers)[])[] = [['host'], ['relay'], ['host', 'relay'], ['relay', 'host']];

let stage: Stage<TwinInParts>;
let agent: Page;
let customer: Page;
let overheard: OverheardDesk;
beforeAll(async () => {
  stage = await openStageOf(startTwinInParts, '18');
  agent = await stage.person('agent');
  customer = await stage.person('customer');
  overheard = await listenAtDesk(agent);
});
afterAll(() => stage.close());

const write = (words: string) => customer.evaluate((added) => document.querySelector('h1')?.append(` ${added}`), words);

/** Nothing listens there any more. */
const isDead = (address: string) =>
  fetch(address).then(
    () => false,
    () => true,
  );

async function playOutage(victims: readonly (keyof Servers)[]): Promise<void> {
  const { directory } = stage.twin;
  const addresses = { host: directory.api, relay: directory.pubsub };
  const name = victims.join(' and ');
  for (const victim of victims) await stage.twin[victim].kill();
  for (const victim of victims) expect(await isDead(addresses[victim])).toBe(true);
  if (victims.includes('relay')) {
    await customer.getByText('Connection lost. Reconnecting…').waitFor();
    await deskIs(agent, 'covered');
  }
  await write(`while ${name} is dead,`);
  if (!victims.includes('relay')) await seesInMirror(agent, `while ${name} is dead,`);
  for (const victim of victims) await stage.twin[victim].start();
  await write(`after ${name};`);
  await seesInMirror(agent, `while ${name} is dead, after ${name};`);
  await deskIs(agent, 'live');
  await liveBar(customer, 'Anna Visser').waitFor();
}

async function bothHaveTheSamePage(): Promise<number> {
  const { customer, desk } = await until('both hashes', async () => (await overheard.epochs()).at(-1)?.hashes());
  expect(desk).toBe(customer);
  return customer;
}

/** How often the customer's page has drawn a mark, in all. */
async function timesMarked(): Promise<number> {
  const epochs = await overheard.epochs();
  return sumOf(await Promise.all(epochs.map((epoch) => epoch.marks())), (marks) => marks);
}

/** The agent marks the heading, which arrives once, and takes the mark away. */
async function pointOnce(): Promise<void> {
  const there = customer.locator('.spot');
  const here = agent.locator('[data-beside-mark="spotlight"]');
  const heading = await placeInMirror(agent, 'h1');
  await agent.mouse.click(heading.x, heading.y);
  await Promise.all([there.waitFor(), here.waitFor()]);
  expect([await there.count(), await here.count()]).toEqual([1, 1]);
  await agent.getByRole('button', { name: 'Clear mine' }).click();
  await Promise.all([there.waitFor({ state: 'detached' }), here.waitFor({ state: 'detached' })]);
}

test('[AUDIT-5] [WIRE-12] [CTRL-2] scene 18: function host and relay are killed mid-session and come back, in either order; the session goes on, both ends have the same page by its hash, and an act arrives once', async () => {
  const { directory } = stage.twin;
  await goLive(agent, customer, directory);
  await seesInMirror(agent, 'Income');
  await agent.getByRole('button', { name: 'Spotlight' }).click();
  const hashes = [await bothHaveTheSamePage()];

  for (const [before, victims] of OUTAGES.entries()) {
    await playOutage(victims);
    hashes.push(await bothHaveTheSamePage());
    await pointOnce();
    expect(await timesMarked()).toBe(before + 1);
  }
  await stage.photograph('1-back');
  expect(new Set(hashes).size).toBe(hashes.length); // each time of a page that has changed
  expect(overheard.resyncs().filter((why) => why === 'checkpoint' || why === 'malformed')).toEqual([]);

  const reference = await agent.getByText(/^\d{3}-\d{3}-\d{3}$/).innerText();
  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  const words = await timeline(supervisor);
  expect(words).toContain('The customer allowed the agent to see the page.');
  expect(words.filter((line) => line.includes('allowed'))).toHaveLength(1);
  await supervisor.getByText(reference).first().waitFor();
});
