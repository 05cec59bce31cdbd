import type { Page } from 'playwright-core';
import { deskIs, goLive, mirroredWords, seesInMirror } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import { until } from '../support/until';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('5-hidden');
});
afterAll(() => stage.close());

/** The words of the customer's own look at what the agent sees. */
function previewWords(customer: Page): Promise<string> {
  return customer.evaluate(() => {
    const root = document.querySelector('beside-widget')?.shadowRoot;
    const frames = [...(root?.querySelectorAll<HTMLIFrameElement>('.preview iframe') ?? [])];
    return frames.find((frame) => frame.style.visibility === 'visible')?.contentDocument?.body.innerText ?? '';
  });
}

async function previewSays(customer: Page, words: string): Promise<void> {
  await customer.waitForFunction((wanted) => {
    const root = document.querySelector('beside-widget')?.shadowRoot;
    const frames = [...(root?.querySelectorAll<HTMLIFrameElement>('.preview iframe') ?? [])];
    return frames.some(
      (frame) => frame.style.visibility === 'visible' && frame.contentDocument?.body.innerText.includes(wanted),
    );
  }, words);
}

test('[PRIV-14] scene 5: the customer sees what is hidden, and exactly what the agent sees, and can stop meanwhile', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, directory);
  await seesInMirror(agent, 'Income');

  await customer.getByRole('button', { name: 'What is hidden?' }).click();
  await customer
    .getByText(/things on this page are hidden from Anna Visser\./)
    .first()
    .waitFor();
  await customer.locator('.veil').first().waitFor();
  await agent.getByRole('button', { name: 'What you do not see' }).click();
  await agent
    .getByRole('list', { name: 'What you do not see' })
    .getByText(/^Hidden for privacy: \d/)
    .waitFor();
  await stage.photograph('1-hidden');

  await customer.getByRole('button', { name: 'See what Anna Visser sees' }).click();
  await customer.getByRole('dialog', { name: 'What Anna Visser sees' }).waitFor();
  await previewSays(customer, 'Income');
  await stage.photograph('2-preview');
  await customer.evaluate(() => document.querySelector('h1')?.append(' of this year'));
  await previewSays(customer, 'of this year');
  await seesInMirror(agent, 'of this year');
  await until('both are the same', async () => {
    const own = await previewWords(customer);
    return own !== '' && own === (await mirroredWords(agent));
  });

  await customer.keyboard.press('Escape');
  expect(await customer.locator('.preview').count()).toBe(0);
  await customer.getByRole('button', { name: 'What is hidden?' }).click();
  await customer.getByRole('button', { name: 'See what Anna Visser sees' }).click();
  await previewSays(customer, 'Income');
  await customer.getByRole('button', { name: 'Stop sharing this page' }).click();
  await deskIs(agent, 'paused');
  await customer.getByRole('button', { name: 'End sharing' }).click();
  await customer.getByText('Sharing has ended').waitFor();
  expect(await customer.locator('.preview').count()).toBe(0);
});
