import type { Page } from 'playwright-core';
import { allow, chat, deskIs, enterPin, invite, seesInMirror, signIn, takeConversation } from '../support/stage/actors';
import { listenAtDesk } from '../support/stage/listening-desk';
import { recordTasks } from '../support/browser/page-tasks';
import { printFigures } from '../support/run/print-figures';
import { openStage, type Stage } from '../support/stage/stage';
import { until } from '../support/until';

const ROWS = 10_000;
const LONG_TASK_MS = 50; // what the Long Tasks standard calls long: the goal, told and not judged, since machines differ
/** The largest share of the whole work that one task may have: work that is not cut up has all of it on every machine. */
const LARGEST_SHARE = 1 / 20;
/** What lies in the code comes every time; what a busy machine adds (a cold cache, a collection of garbage) does not. */
const TRIES = 5;
const TIMEOUT_MS = 900_000; // all tries on a busy machine
const KEY_DOWN_MS = 80; // as people type
const ENOUGH_LETTERS = 8; // with the first turn of the wheel
const SOMETHING = 'the rent of May 2021 and what came back of it ';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('16');
});
afterAll(() => stage.close());

test(
  '[WIRE-12] scene 16: who types and scrolls in a page of 10,000 rows is not held up while its first picture is taken',
  async () => {
    const { directory } = stage.twin;
    const agent = await stage.person('agent');
    const customer = await stage.person('customer');
    agent.setDefaultTimeout(TIMEOUT_MS / TRIES);
    const overheard = await listenAtDesk(agent);
    await signIn(agent, directory, 'meridian-bank', 'Elena Popescu');
    await customer.goto(`${directory.bank}/accounts/current/all`);
    await chat(customer, 'I miss a payment');
    await takeConversation(agent, 'I miss a payment');
    const pin = await invite(agent, customer);
    await customer.getByRole('button', { name: 'Hide the chat' }).click();
    await enterPin(customer, pin);
    await customer.getByRole('button', { name: 'Allow' }).waitFor();

    let typed = await liveWhileTyping(agent, customer, () => allow(customer));
    for (let again = 1; typed.longest >= typed.ours * LARGEST_SHARE && again < TRIES; again++) {
      await customer.getByRole('button', { name: 'Stop sharing this page' }).click();
      await deskIs(agent, 'paused');
      const continueSharing = () => customer.getByRole('button', { name: 'Continue sharing' }).click();
      typed = await liveWhileTyping(agent, customer, continueSharing);
    }
    expect(typed.longest).toBeLessThan(typed.ours * LARGEST_SHARE);
    expect(await customer.locator('#find').inputValue()).toBe(typed.words);
    await customer.waitForFunction(() => scrollY > 0);
    await stage.photograph('1-live');

    await customer.keyboard.press('Tab'); // out of the field, where End would only move the caret
    await customer.keyboard.press('End');
    await customer.waitForFunction(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
    const bottom = await customer.evaluate(() => Math.round(scrollY));
    await until('the bottom of the page at the desk', async () => (await mirrored(agent)).scrollY === bottom);
    expect(await mirrored(agent)).toMatchObject({ rows: ROWS, lastCells: 6 });
    await stage.photograph('2-bottom');

    const before = overheard.kinds().length;
    await customer.evaluate(() => document.querySelector('h1')?.append(' of ten years'));
    await until('a checkpoint', () => overheard.kinds().includes('checkpoint', before));
    await customer.evaluate(() => document.querySelector('h1')?.append(', all of them'));
    await seesInMirror(agent, 'of ten years, all of them'); // so what came before it has been compared
    // A gap is a stall of this machine; these two would be a fault of the picture.
    expect(overheard.resyncs().filter((why) => why === 'checkpoint' || why === 'malformed')).toEqual([]);
  },
  TIMEOUT_MS,
);

/** Types and scrolls from the moment that sharing is let go on until the desk has the picture. */
async function liveWhileTyping(
  agent: Page,
  customer: Page,
  share: () => Promise<void>,
): Promise<{ readonly words: string; readonly ours: number; readonly longest: number }> {
  let live = false;
  const stop = await recordTasks(customer, (url) => url.includes('/api/widget/'));
  const started = performance.now();
  await share();
  const seen = deskIs(agent, 'live').finally(() => (live = true));
  seen.catch(() => {}); // told below
  const field = customer.locator('#find');
  await field.click();
  await field.fill('');
  let words = '';
  const waits: number[] = [];
  while (!live || words.length < ENOUGH_LETTERS) {
    const letter = SOMETHING[words.length % SOMETHING.length] as string;
    const pressed = performance.now();
    await customer.keyboard.type(letter, { delay: KEY_DOWN_MS });
    waits.push(performance.now() - pressed - KEY_DOWN_MS);
    words += letter;
    if (words.length % 8 === 0) await customer.mouse.wheel(0, words.length % 16 === 0 ? -60 : 120);
  }
  await seen;
  const tasks = await stop();
  const longest = Math.max(...tasks.map(({ ours }) => ours));
  const ours = tasks.reduce((sum, task) => sum + task.ours, 0);
  printFigures(
    `a heavy page: live after ${Math.round(performance.now() - started)} ms · ${words.length} letters, the slowest took ${Math.round(Math.max(...waits))} ms · ` +
      `${Math.round(ours)} ms of script in ${tasks.filter((task) => task.ours > 0).length} tasks, the longest ${longest.toFixed(1)} ms (goal: under ${LONG_TASK_MS}) · ` +
      `the page's own longest ${Math.max(...tasks.map(({ all, ours: part }) => all - part)).toFixed(1)} ms`,
  );
  return { words, ours, longest };
}

/** What the desk shows of the table. */
function mirrored(agent: Page): Promise<{ scrollY: number; rows: number; lastCells: number }> {
  return agent.evaluate(() => {
    const frame = [...document.querySelectorAll<HTMLIFrameElement>('[data-beside-stage] iframe')].find(
      ({ style }) => style.visibility === 'visible',
    );
    const rows = frame?.contentDocument?.querySelectorAll('tbody tr');
    return {
      scrollY: Math.round(frame?.contentWindow?.scrollY ?? 0),
      rows: rows?.length ?? 0,
      lastCells: rows?.[rows.length - 1]?.querySelectorAll('td').length ?? 0,
    };
  });
}
