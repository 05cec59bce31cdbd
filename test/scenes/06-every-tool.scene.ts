import type { Page } from 'playwright-core';
import { goLive, placeInMirror, pointUntilSeen, seesInMirror } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import { until } from '../support/until';

const AGENT = 'Anna Visser';

let stage: Stage;
let agent: Page;
let customer: Page;
beforeEach(async () => {
  stage = await openStage('6-tools');
  agent = await stage.person('agent', { width: 1366, height: 900 });
  customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory, '/return/personal');
  await seesInMirror(agent, 'Personal details');
  await customer.getByRole('button', { name: 'Hide the chat' }).click();
});
afterEach(() => stage.close());

const take = (tool: string) => agent.getByRole('button', { name: tool, exact: true }).click();

/** Where an element stands at the desk, once the customer has gone to it and the desk has followed. */
async function reach(selector: string): Promise<{ readonly x: number; readonly y: number }> {
  const top = await customer
    .locator(selector)
    .first()
    .evaluate((element) => {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      return element.getBoundingClientRect().top;
    });
  await agent.waitForFunction(
    ({ selector, top }) =>
      [...document.querySelectorAll<HTMLIFrameElement>('[data-beside-stage] iframe')].some((frame) => {
        const element = frame.style.visibility === 'visible' ? frame.contentDocument?.querySelector(selector) : null;
        // A masked date is drawn as text, which in Chromium is 2 px lower than a date.
        return element && Math.abs(element.getBoundingClientRect().top - top) < 8;
      }),
    { selector, top },
  );
  return placeInMirror(agent, selector);
}

async function click(selector: string): Promise<void> {
  const { x, y } = await reach(selector);
  await agent.mouse.click(x, y);
}

/** Drags over an element, from the first place to the last; places in px from its middle. */
async function drag(selector: string, ...path: readonly (readonly [number, number])[]): Promise<void> {
  const { x, y } = await reach(selector);
  for (const [at, [dx, dy]] of path.entries()) {
    await agent.mouse.move(x + dx, y + dy, { steps: 4 });
    if (at === 0) await agent.mouse.down();
  }
  await agent.mouse.up();
}

/** Both sides have so many marks of a kind. */
async function bothHave(tool: string, drawn: string, count = 1): Promise<void> {
  await until(`${count} × ${tool} on the page`, async () => (await customer.locator(drawn).count()) === count);
  await until(
    `${count} × ${tool} at the desk`,
    async () => (await agent.locator(`[data-beside-mark="${tool}"]`).count()) === count,
  );
}

test('[CTRL-3] [CTRL-11] scene 6: every tool draws the same on both sides, and each side clears what is its own to clear', async () => {
  const pointer = customer.locator('.pointer', { hasText: AGENT });
  await pointUntilSeen(agent, await placeInMirror(agent, '#lastName'), () => pointer.isVisible());
  await stage.photograph('01-pointer');

  await take('Spotlight');
  await click('#lastName');
  await bothHave('spotlight', '.spot');
  await stage.photograph('02-spotlight');
  await take('Highlight');
  await click('#firstName');
  await bothHave('highlight', '.glow');
  await stage.photograph('03-highlight');

  // The customer's own look at what leaves begins a new epoch: what was drawn stands in it too.
  const before = await customer.locator('.glow').elementHandle();
  await customer.getByRole('button', { name: 'What is hidden?' }).click();
  await customer.getByRole('button', { name: `See what ${AGENT} sees` }).click();
  await customer.locator('.preview iframe').first().waitFor({ state: 'attached' });
  await customer.waitForFunction((mark) => mark?.isConnected === false, before);
  await bothHave('highlight', '.glow');
  await bothHave('spotlight', '.spot');
  await customer.keyboard.press('Escape');
  await customer.locator('.preview').waitFor({ state: 'detached' });
  await take('Rectangle');
  await drag('fieldset', [-150, -20], [150, 20]);
  await bothHave('rectangle', '.mark.rectangle');
  await stage.photograph('04-rectangle');
  await take('Arrow');
  await drag('h1', [160, 30], [20, 5]);
  await bothHave('arrow', '.mark.line');
  await stage.photograph('05-arrow');
  await agent.getByRole('button', { name: 'Clear mine' }).click();
  await bothHave('arrow', '.mark.line', 0);
  await take('Pen');
  await drag('#birthDate', [-60, 0], [-20, -14], [20, 10], [70, -4]);
  await bothHave('pen', '.mark.line');
  await stage.photograph('06-pen');
  await take('Note');
  await click('#birthDate');
  await agent.getByRole('dialog', { name: 'Note for the customer' }).getByRole('textbox').fill('As in your passport');
  await stage.photograph('07-note-being-written');
  await agent.getByRole('button', { name: 'Place note' }).click();
  await bothHave('note', '.mark.note');
  await stage.photograph('08-note');
  await take('Laser');
  const lit = customer.locator('.mark.laser').waitFor({ state: 'attached' });
  await Promise.all([lit, drag('#bsn', [-60, 0], [0, -10], [60, 0])]); // it goes soon after the last point
  await stage.photograph('09-laser');
  await bothHave('laser', '.mark.laser', 0); // it fades by itself

  await customer.getByRole('button', { name: 'Draw', exact: true }).click();
  await stage.photograph('10-customer-draws');
  const box = await customer.locator('#lastName').boundingBox();
  if (!box) throw new Error('no field');
  await customer.mouse.move(box.x + 20, box.y + 40);
  await customer.mouse.down();
  await customer.mouse.move(box.x + 180, box.y + 46, { steps: 6 });
  await customer.mouse.up();
  await customer.locator('.mark.line.customer').waitFor();
  await agent.getByText('Mila Janssen', { exact: false }).first().waitFor();
  await customer.keyboard.press('Escape');
  await stage.photograph('11-customer-has-drawn');

  await agent.getByRole('button', { name: 'Clear mine' }).click();
  await until('only the customer’s line is left', async () => (await customer.locator('.mark').count()) === 1);
  await customer.locator('.mark.customer').waitFor();
  await stage.photograph('12-cleared-mine');
  await customer.getByRole('button', { name: 'Clear marks' }).click();
  await until('nothing is left', async () => (await agent.locator('[data-beside-mark="pen"]').count()) === 0);
});

async function mayWrite(): Promise<void> {
  await agent.getByRole('button', { name: 'Ask to write' }).click();
  await customer.getByRole('button', { name: 'Allow' }).click();
  await agent.locator('[data-beside-write="mine"]').waitFor();
}

const editor = () => agent.getByRole('dialog', { name: /Fill in/ });
const propose = () => editor().getByRole('button', { name: 'Propose' }).click();
const used = async (words: RegExp) => {
  const proposal = customer.getByRole('group', { name: words });
  await proposal.waitFor();
  return proposal;
};

test('[CTRL-5] [CTRL-7] [CTRL-12] scene 6: every kind of field is proposed into, and taken, changed or declined', async () => {
  await mayWrite();
  await click('#lastName');
  await editor().getByRole('textbox').fill('Janssen-de Vries');
  await stage.photograph('21-text');
  await propose();
  const name = await used(/“Last name”: Janssen-de Vries/);
  await stage.photograph('22-text-proposed');
  await name.getByRole('button', { name: 'Change' }).click();
  await until('the customer writes it', () => customer.evaluate(() => document.activeElement?.id === 'lastName'));
  await stage.photograph('23-text-changed');

  await click('#salutation-1');
  await stage.photograph('24-radio');
  await propose();
  const mr = await used(/“Mr”: Chosen/);
  await stage.photograph('25-radio-proposed');
  await mr.getByRole('button', { name: 'No', exact: true }).click();

  await click('#birthDate');
  await editor().locator('input').fill('1987-04-12');
  await stage.photograph('26-date');
  await propose();
  const day = await used(/“Date of birth/);
  await stage.photograph('27-date-proposed');
  await day.getByRole('button', { name: 'Use' }).click();
  await customer.waitForFunction(() => document.querySelector<HTMLInputElement>('#birthDate')?.value === '1987-04-12');

  await click('#maritalStatus');
  await editor().getByText('Married', { exact: true }).click();
  await stage.photograph('28-choice');
  await propose();
  const married = await used(/Married/);
  await click('#paperless');
  await editor().getByRole('checkbox').click();
  await stage.photograph('29-tick');
  await propose();
  await used(/mailbox only”: Ticked/);
  await stage.photograph('30-two-proposed');
  await married.getByRole('button', { name: 'Use', exact: true }).click();
  await customer.waitForFunction(
    () => document.querySelector<HTMLSelectElement>('#maritalStatus')?.value === 'Married',
  );

  await agent.getByRole('button', { name: 'Look around' }).click();
  await stage.photograph('31-free-look');
  await agent.getByRole('button', { name: 'Follow' }).click();
  await agent.getByRole('button', { name: 'Chat', exact: true }).click();
  await agent.getByRole('textbox', { name: 'Write to the customer' }).fill('Your reference is 4711');
  await agent.keyboard.press('Enter');
  await customer.getByRole('button', { name: 'Chat, one new message' }).click();
  await customer.getByRole('listitem').getByText('Your reference is 4711').waitFor();
  await stage.photograph('32-chat');
});
