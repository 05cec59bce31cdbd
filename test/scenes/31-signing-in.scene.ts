import type { Page } from 'playwright-core';
import { chat, deskIs, signIn, takeConversation } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage('31');
});
afterEach(() => stage.close());

/** The desk of a conversation, opened by an agent whom the CRM still knows and the sign-in service no longer does. */
async function deskOfAStranger(): Promise<Page> {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await signIn(agent, directory, 'norland-tax', 'Anna Visser');
  await customer.goto(`${directory.tax}/return/income`);
  await chat(customer, 'Can you help me?');
  await agent.getByRole('navigation', { name: 'Sessions' }).getByText('Can you help me?').waitFor();
  await agent.context().clearCookies();
  await takeConversation(agent, 'Can you help me?');
  await desk(agent).getByRole('button', { name: 'Sign in' }).waitFor();
  return agent;
}

const desk = (agent: Page) => agent.locator('[data-beside-desk]');

test('scene 31: a sign-in in its window, blocked, closed and done; nothing of it stays in the browser', async () => {
  const agent = await deskOfAStranger();
  await agent.evaluate(() => {
    const { open } = window;
    window.open = () => {
      window.open = open;
      return null;
    };
  });
  await desk(agent).getByRole('button', { name: 'Sign in' }).click();
  await desk(agent).locator('strong', { hasText: 'The sign-in window was blocked.' }).waitFor();
  await stage.photograph('1-blocked');

  const closed = agent.waitForEvent('popup');
  await desk(agent).getByRole('button', { name: 'Sign in' }).click();
  const popup = await closed;
  await popup.getByRole('heading', { name: 'Pick an account' }).waitFor();
  await popup.close();
  await desk(agent).locator('strong', { hasText: 'You are not signed in yet.' }).waitFor();
  await stage.photograph('2-closed');

  const opened = agent.waitForEvent('popup');
  await desk(agent).getByRole('button', { name: 'Sign in' }).click();
  await (await opened).getByRole('button', { name: /Anna Visser/ }).click();
  await deskIs(agent, 'ready');
  const kept = await agent.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).not.toMatch(/beside-desk.*(secret|idtoken|accesstoken|verifier)/i);
  expect(await agent.evaluate(() => Object.keys(localStorage))).toEqual([]);
});
