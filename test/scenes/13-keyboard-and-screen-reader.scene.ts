import type { Page } from 'playwright-core';
import { deskIs, pinIn, placeInMirror, seesInMirror } from '../support/stage/actors';
import { findBarriers } from '../support/browser/find-barriers';
import { keepTranscript } from '../support/run/keep-transcript';
import { hasFocus, pressByKey, tabTo, takesFocus } from '../support/browser/keyboard';
import { openStage, type Stage } from '../support/stage/stage';
import { until } from '../support/until';

const AGENT = 'Anna Visser';
/** One step of the stage's keyboard pointer, as a part of the stage; with Shift the larger one. */
const STEP = 0.02;
const LARGE_STEPS = 5;

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('13');
});
afterEach(() => stage.close());

async function noBarriersInWidget(customer: Page): Promise<void> {
  const { found, looked } = await findBarriers(customer, 'beside-widget');
  expect(found).toEqual([]);
  expect(looked.filter((target) => target.startsWith('beside-widget ')).length).toBeGreaterThan(0);
}

async function noBarriersAtDesk(agent: Page): Promise<void> {
  const { found, looked } = await findBarriers(agent, '[data-beside-desk]', ['[data-beside-stage] iframe']);
  expect(found).toEqual([]);
  expect(looked.length).toBeGreaterThan(0);
}

/** Leads the stage's keyboard pointer onto an element of the mirrored page. The stage has the focus. */
async function pointByKeys(agent: Page, selector: string): Promise<void> {
  const place = await placeInMirror(agent, selector);
  const where = await agent.locator('[data-beside-stage]').evaluate((element, { x, y }) => {
    const outer = element.getBoundingClientRect();
    const cross = element.parentElement?.querySelector<HTMLElement>('[data-beside-cross]');
    const from = (side: 'left' | 'top') => (cross ? Number.parseFloat(cross.style[side]) / 100 : 0.5);
    return {
      right: (x - outer.left) / outer.width - from('left'),
      down: (y - outer.top) / outer.height - from('top'),
    };
  }, place);
  await arrows(agent, where.right, 'ArrowLeft', 'ArrowRight');
  await arrows(agent, where.down, 'ArrowUp', 'ArrowDown');
}

async function arrows(agent: Page, share: number, less: string, more: string): Promise<void> {
  const key = share < 0 ? less : more;
  const steps = Math.round(Math.abs(share) / STEP);
  for (let large = 0; large < Math.floor(steps / LARGE_STEPS); large += 1) await agent.keyboard.press(`Shift+${key}`);
  for (let small = 0; small < steps % LARGE_STEPS; small += 1) await agent.keyboard.press(key);
}

test('[CTRL-4] [CTRL-5] [CTRL-7] [SESS-4] scene 13: from CB to STOP with two keyboards and no mouse', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent', { width: 1366, height: 1100 });
  const customer = await stage.person('customer');
  const transcript = await keepTranscript(customer);
  const said = (words: string | RegExp) =>
    until(`${String(words)}; said: ${transcript.join(' | ')}`, () =>
      transcript.some((line) => (typeof words === 'string' ? line === words : words.test(line))),
    );
  const main = customer.getByRole('main');
  const stageOf = agent.getByRole('application');

  await agent.goto(`${directory.desk}/?company=norland-tax`);
  await pressByKey(agent.getByRole('button', { name: new RegExp(AGENT) }));
  await agent.getByRole('navigation', { name: 'Sessions' }).waitFor();
  await customer.goto(`${directory.tax}/return/income`);
  await pressByKey(customer.getByRole('button', { name: 'Chat with us' }));
  await tabTo(customer.getByLabel('Your message'));
  await customer.keyboard.type('I see no green button');
  await customer.keyboard.press('Enter');
  await pressByKey(
    agent.getByRole('navigation', { name: 'Sessions' }).getByRole('button', { name: /I see no green button/ }),
  );
  await pressByKey(agent.getByRole('button', { name: /Co-browse with the customer/ }));
  await deskIs(agent, 'invited');
  await noBarriersAtDesk(agent);
  const message = customer.getByText(/enter this PIN/).last();
  const pin = pinIn(await message.innerText());

  const launcher = customer.getByRole('button', { name: 'Share with an agent' });
  await tabTo(launcher);
  await noBarriersInWidget(customer);
  await stage.photograph('1-launcher');
  await customer.keyboard.press('Enter');
  const pinField = customer.getByLabel('PIN from your agent');
  await takesFocus(pinField);
  await noBarriersInWidget(customer);
  await customer.keyboard.press('Escape');
  await takesFocus(launcher);
  await customer.keyboard.press('Enter');
  await takesFocus(pinField);
  await customer.keyboard.type(pin.slice(0, 3));
  await customer.keyboard.press('Enter');
  await said('The PIN has eight digits. 5 are missing.');
  await takesFocus(pinField);
  await noBarriersInWidget(customer);
  await stage.photograph('2-pin');
  await customer.keyboard.press('End');
  await customer.keyboard.type(pin.replace(/\D/g, '').slice(3));
  await customer.keyboard.press('Enter');

  const consent = customer.getByRole('dialog', { name: `Let ${AGENT} see this page?` });
  await takesFocus(consent.getByRole('button', { name: 'No, thanks' }));
  await deskIs(agent, 'asking');
  await noBarriersInWidget(customer);
  await noBarriersAtDesk(agent);
  await stage.photograph('3-consent');
  await pressByKey(consent.getByRole('button', { name: 'Allow' }), 'Space');
  await deskIs(agent, 'live');
  const stop = customer.getByRole('button', { name: 'Stop sharing this page' });
  await takesFocus(customer.locator('.bar'));
  await said(`${AGENT} can now see this page. Alt + Shift + B goes to Stop.`);
  await seesInMirror(agent, 'Income');
  await customer.getByText(`${AGENT} can point`).waitFor();
  await noBarriersInWidget(customer);
  await noBarriersAtDesk(agent);

  const hidden = customer.getByRole('button', { name: 'What is hidden?' });
  await pressByKey(hidden);
  const hiddenCard = customer.getByRole('group', { name: /hidden from/ });
  await takesFocus(hiddenCard.getByRole('button', { name: `See what ${AGENT} sees` }));
  await noBarriersInWidget(customer);
  await stage.photograph('4-hidden');
  await pressByKey(hiddenCard.getByRole('button', { name: 'Done' }));
  await takesFocus(hidden);

  const chat = customer.getByRole('button', { name: 'Chat', exact: true });
  await pressByKey(chat);
  await takesFocus(customer.getByRole('textbox', { name: 'Message', exact: true }));
  await customer.keyboard.type('I use a screen reader');
  await customer.keyboard.press('Enter');
  await noBarriersInWidget(customer);
  await stage.photograph('5-chat');
  await customer.keyboard.press('Escape');
  await takesFocus(chat);

  await pressByKey(customer.getByRole('button', { name: 'Hide the chat' }));

  const draw = customer.getByRole('button', { name: 'Draw', exact: true });
  await pressByKey(draw);
  await takesFocus(customer.getByRole('application', { name: /arrows move the cross/ }));
  await noBarriersInWidget(customer);
  await customer.keyboard.press('Shift+ArrowUp');
  await customer.keyboard.press('Enter');
  await said('The line begins here.');
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'ArrowDown']) await customer.keyboard.press(key);
  await customer.keyboard.press('Enter');
  await said('The line is drawn.');
  await agent.locator('[data-beside-mark="pen"]').waitFor();
  await stage.photograph('5-drawn');
  await customer.keyboard.press('Escape');
  await said('Drawing has ended.');
  await takesFocus(draw);
  await pressByKey(customer.getByRole('button', { name: 'Clear marks' }));
  await agent.locator('[data-beside-mark="pen"]').waitFor({ state: 'detached' });

  const next = main.getByRole('button', { name: 'Continue' });
  await tabTo(next);
  await tabTo(stageOf);
  await agent.keyboard.press('s');
  await takesFocus(stageOf);
  await pointByKeys(agent, 'main button.go');
  await agent.keyboard.press('Enter');
  await said(`${AGENT} points to “Continue”, button.`);
  await agent.locator('[data-beside-mark="spotlight"]').waitFor();
  await agent.getByText('“Continue” is in the spotlight for the customer.', { exact: true }).first().waitFor();
  await stage.photograph('6-spotlight');

  await agent.keyboard.press('n');
  await agent.keyboard.press('Enter');
  const note = agent.getByRole('dialog', { name: 'Note for the customer' });
  await takesFocus(note.getByRole('textbox'));
  await noBarriersAtDesk(agent);
  await agent.keyboard.type('This one');
  await agent.keyboard.press('Enter');
  await said(`${AGENT} writes at “Continue”, button: This one`);
  await takesFocus(stageOf);
  await noBarriersInWidget(customer);
  await noBarriersAtDesk(agent);
  await stage.photograph('7-note');

  const ask = agent.getByRole('button', { name: 'Ask to write' });
  const question = customer.getByRole('dialog', { name: `Let ${AGENT} fill in fields for you?` });
  await tabTo(ask, 'Shift+Tab');
  await agent.keyboard.press('Enter');
  await takesFocus(question.getByRole('button', { name: 'No', exact: true }));
  await noBarriersInWidget(customer);
  await stage.photograph('8-asked');
  await customer.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  await takesFocus(next);
  await agent.locator('[data-beside-write="pointing"]').waitFor();
  await tabTo(ask, 'Shift+Tab');
  await agent.keyboard.press('Enter');
  await takesFocus(question.getByRole('button', { name: 'No', exact: true }));
  await pressByKey(question.getByRole('button', { name: 'Allow' }));
  await agent.locator('[data-beside-write="mine"]').waitFor();
  await said(`${AGENT} can now fill in fields. Press Escape to take that back.`);
  await takesFocus(next);
  await noBarriersInWidget(customer);

  const employer = customer.locator('#employer');
  await tabTo(employer, 'Shift+Tab');
  await tabTo(stageOf);
  await pointByKeys(agent, '#employer');
  await agent.keyboard.press('Enter');
  const editor = agent.getByRole('dialog', { name: /Fill in/ });
  await takesFocus(editor.getByRole('textbox'));
  await noBarriersAtDesk(agent);
  await agent.keyboard.type('Harbour Works');
  await stage.photograph('9-editor');
  await agent.keyboard.press('Enter');
  const proposal = customer.getByRole('group', { name: /suggests for “Employer \(optional\)”: Harbour Works/ });
  await said(`${AGENT} suggests for “Employer (optional)”: Harbour Works. Alt + Shift + B goes to it.`);
  await noBarriersInWidget(customer);
  expect(await hasFocus(employer)).toBe(true);
  await customer.keyboard.press('Alt+Shift+B');
  await takesFocus(proposal.getByRole('button', { name: 'No', exact: true }));
  await stage.photograph('10-proposed');
  await pressByKey(proposal.getByRole('button', { name: 'Use' }));
  await proposal.waitFor({ state: 'detached' });
  await takesFocus(employer);
  expect(await employer.inputValue()).toBe('Harbour Works');

  await pressByKey(next);
  await customer.waitForURL('**/return/deductions');
  await seesInMirror(agent, 'Deductions');
  await deskIs(agent, 'live');
  await customer.getByText(`${AGENT} can point`).waitFor();
  await stage.photograph('11-next-page');

  await customer.keyboard.press('Alt+Shift+B');
  await takesFocus(stop);
  await customer.keyboard.press('Enter');
  const paused = customer.getByRole('dialog', { name: 'Sharing is paused' });
  await takesFocus(paused.getByRole('button', { name: 'End sharing' }));
  await deskIs(agent, 'paused');
  await noBarriersInWidget(customer);
  await noBarriersAtDesk(agent);
  await stage.photograph('12-paused');
  await customer.keyboard.press('Enter');
  const done = customer.getByRole('dialog', { name: 'Sharing has ended' }).getByRole('button', { name: 'Done' });
  await takesFocus(done);
  await deskIs(agent, 'ended');
  await noBarriersInWidget(customer);
  await noBarriersAtDesk(agent);
  await stage.photograph('13-ended');
  await customer.keyboard.press('Enter');
  await takesFocus(launcher);

  const spoken = (line: string) =>
    line.replace(/^\d+ things/, 'N things').replace(/\p{L}+( · \p{L}+){2}$/u, 'three words');
  const saidLate = (line: string) => line.includes('has not answered yet'); // where the machine takes its time
  expect(transcript.filter((line) => !saidLate(line)).map(spoken)).toEqual([
    'The PIN has eight digits. 5 are missing.',
    `Making the connection to ${AGENT} private…`,
    `Only go on if ${AGENT} has written you these three words:three words`,
    `${AGENT} can now see this page. Alt + Shift + B goes to Stop.`,
    `N things on this page are hidden from ${AGENT}.`,
    'The line begins here.',
    'The line is drawn.',
    'Drawing has ended.',
    `${AGENT} points to “Continue”, button.`,
    `${AGENT} writes at “Continue”, button: This one`,
    `${AGENT} can now fill in fields. Press Escape to take that back.`,
    `${AGENT} suggests for “Employer (optional)”: Harbour Works. Alt + Shift + B goes to it.`,
    `${AGENT} can see this page`,
  ]);
});
