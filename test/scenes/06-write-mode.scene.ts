import type { Page } from 'playwright-core';
import { deskIs, goLive, mirroredWords, placeInMirror, seesInMirror, signIn } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import { timeline } from '../support/stage/timeline';
import { until } from '../support/until';

const AGENT = 'Anna Visser';
const COUNTED = 'In writing, as the customer’s browser counted: ';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('6');
});
afterEach(() => stage.close());

/** Whether the agent may write, as the desk has it: `pointing`, `asked`, `mine`. */
function mayWrite(agent: Page, state: string): Promise<void> {
  return agent.locator(`[data-beside-write="${state}"]`).waitFor();
}

/** All that the form holds. */
function formOf(customer: Page): Promise<string> {
  return customer.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('main form');
    return JSON.stringify(form ? [...new FormData(form)] : null);
  });
}

/** A part as other sites have it: a menu that opens under the mouse, a list that scrolls, words, and an editor. */
async function addRichPart(customer: Page): Promise<void> {
  await customer.evaluate(() => {
    const part = document.createElement('section');
    const made = <K extends keyof HTMLElementTagNameMap>(tag: K, id: string, words: string) => {
      const element = document.createElement(tag);
      element.id = id;
      element.textContent = words;
      part.append(element);
      return element;
    };
    const menu = made('button', 'menu', 'More');
    menu.type = 'button';
    const choices = made('h3', 'choices', 'Opened by the mouse');
    choices.hidden = true;
    menu.addEventListener('mouseenter', () => (choices.hidden = false));
    menu.addEventListener('mouseleave', () => (choices.hidden = true));
    const list = made('div', 'list', '');
    list.dataset['beside'] = 'show';
    Object.assign(list.style, { height: '90px', overflow: 'auto', border: '1px solid' });
    for (let row = 1; row <= 30; row++)
      list.append(Object.assign(document.createElement('p'), { textContent: `Row ${row}` }));
    const words = made('p', 'words', '');
    words.dataset['beside'] = 'show';
    for (const [id, text] of [
      ['first', 'Employers'],
      ['middle', ' send this '],
      ['last', 'statement'],
    ] as const)
      words.append(Object.assign(document.createElement('i'), { id, textContent: text }));
    const letter = made('div', 'letter', '');
    letter.setAttribute('contenteditable', '');
    letter.setAttribute('aria-label', 'Your letter');
    Object.assign(letter.style, { minHeight: '40px', border: '1px solid' });
    document.querySelector('main')?.prepend(part);
  });
}

async function letWrite(agent: Page, customer: Page): Promise<void> {
  await agent.getByRole('button', { name: 'Ask to write' }).click();
  await customer.getByRole('button', { name: 'Allow' }).click();
  await mayWrite(agent, 'mine');
}

async function propose(agent: Page, field: string, words: string): Promise<void> {
  const place = await placeInMirror(agent, field);
  await agent.mouse.click(place.x, place.y);
  const editor = agent.getByRole('dialog', { name: /Fill in/ });
  await editor.getByRole('textbox').fill(words);
  await editor.getByRole('button', { name: 'Propose' }).click();
}

test('[CTRL-4] [CTRL-5] [CTRL-7] [CTRL-9] [AUDIT-6] scene 6: asked, refused, asked, granted; a value, a press, and back again', async () => {
  const agent = await stage.person('agent', { width: 1366, height: 900 });
  const customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory);
  await seesInMirror(agent, 'Income');
  await customer.getByRole('button', { name: 'Hide the chat' }).click();
  await mayWrite(agent, 'pointing');
  await customer.getByText(`${AGENT} can point`).waitFor();

  const dialog = customer.getByRole('dialog', { name: `Let ${AGENT} fill in fields for you?` });
  await agent.getByRole('button', { name: 'Ask to write' }).click();
  await dialog.waitFor();
  await mayWrite(agent, 'asked');
  await stage.photograph('1-asked');
  await customer.keyboard.press('Enter'); // No has the focus
  await dialog.waitFor({ state: 'detached' });
  await mayWrite(agent, 'pointing');
  await agent.getByText('wants to go on alone', { exact: false }).first().waitFor();

  await agent.getByRole('button', { name: 'Ask to write' }).click();
  await dialog.getByRole('button', { name: 'Allow' }).click();
  await mayWrite(agent, 'mine');
  await customer.getByText(`${AGENT} can fill in fields`, { exact: true }).waitFor();
  await stage.photograph('2-granted');

  const before = await formOf(customer);
  await propose(agent, '#employer', 'Harbour Works');
  const proposal = customer.getByRole('group', { name: /suggests for “Employer \(optional\)”: Harbour Works/ });
  await proposal.waitFor();
  expect(await customer.locator('#employer').inputValue()).not.toBe('Harbour Works');
  await stage.photograph('3-proposed');
  await proposal.getByRole('button', { name: 'Use' }).click();
  await customer.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#employer')?.value === 'Harbour Works',
  );
  await proposal.waitFor({ state: 'detached' });
  await stage.photograph('4-used');

  await agent.getByRole('button', { name: 'Undo what I did' }).click();
  await customer.waitForFunction((wanted) => {
    const form = document.querySelector<HTMLFormElement>('main form');
    return JSON.stringify(form ? [...new FormData(form)] : null) === wanted;
  }, before);

  let posted = 0;
  customer.on(
    'request',
    (request) => (posted += request.method() === 'POST' && /\/return\//.test(request.url()) ? 1 : 0),
  );
  await customer.locator('main button.go').scrollIntoViewIfNeeded();
  const button = await placeInMirror(agent, 'main button.go');
  await agent.mouse.click(button.x, button.y);
  const request = customer.getByRole('group', { name: `${AGENT} asks you to press Continue` });
  await request.waitFor();
  await agent
    .getByText(/You asked .* to press “Continue”/)
    .first()
    .waitFor();
  expect(new URL(customer.url()).pathname).toBe('/return/income');
  expect(posted).toBe(0);
  await stage.photograph('5-requested');
  await customer.getByRole('main').getByRole('button', { name: 'Continue' }).click();
  await customer.waitForURL('**/return/deductions');
  await seesInMirror(agent, 'Deductions');
  await deskIs(agent, 'live');
  await mayWrite(agent, 'pointing');
  await customer.getByText(`${AGENT} can point`).waitFor();
  await stage.photograph('6-next-page');

  // Nothing is left that the page before could not tell the audit.
  await customer.waitForFunction(() => !Object.keys(sessionStorage).some((key) => key.startsWith('beside.report.')));
  const supervisor = await stage.person('supervisor', { width: 1366, height: 900 });
  await signIn(supervisor, stage.twin.directory, 'norland-tax', 'Sofia Lindqvist');
  const wrote = (await timeline(supervisor)).filter((event) => /writ/i.test(event));
  expect(wrote.filter((event) => !event.startsWith(COUNTED))).toEqual([
    'The customer did not let the agent write on the page.',
    'The customer let the agent write on the page.',
    'The agent can no longer write on the page.',
  ]);
  // All of it between the customer's yes and the end, in as many lines as the time it took.
  const lines = wrote.slice(2, -1);
  expect(lines.filter((event) => !event.startsWith(COUNTED))).toEqual([]);
  const counted = lines.flatMap((event) => event.slice(COUNTED.length, -1).split('; '));
  expect(counted.sort()).toEqual([
    '1 act carried out',
    '1 of these pressed by the customer',
    '1 press asked for',
    '1 proposal used',
    '1 value proposed',
  ]);
});

test('[CTRL-4] scene 6: Escape takes back, and what the agent proposed goes with it', async () => {
  const agent = await stage.person('agent', { width: 1366, height: 900 });
  const customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory);
  await seesInMirror(agent, 'Income');
  await customer.getByRole('button', { name: 'Hide the chat' }).click();
  await letWrite(agent, customer);
  await propose(agent, '#employer', 'Harbour Works');
  const proposal = customer.getByRole('group', { name: /suggests for “Employer \(optional\)”: Harbour Works/ });
  await proposal.waitFor();
  await customer.locator('h1').click();
  await customer.keyboard.press('Escape');
  await proposal.waitFor({ state: 'detached' });
  await mayWrite(agent, 'pointing');
  expect(await customer.locator('#employer').inputValue()).not.toBe('Harbour Works');
  await customer.getByText(`${AGENT} can point`).waitFor();
});

test('[CTRL-5] [CTRL-7] scene 6: the agent’s mouse is as the customer’s own: it hovers, scrolls, selects; an editor takes a proposal', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, stage.twin.directory);
  await seesInMirror(agent, 'Income');
  await customer.getByRole('button', { name: 'Hide the chat' }).click();
  await addRichPart(customer);
  await seesInMirror(agent, 'Row 30');
  const mouseTo = async (selector: string) => {
    const place = await placeInMirror(agent, selector);
    await agent.mouse.move(place.x, place.y);
    return place;
  };
  const scrolls = () =>
    customer.evaluate(() => ({ window: scrollY, list: document.getElementById('list')?.scrollTop ?? 0 }));

  await mouseTo('#list');
  await agent.mouse.wheel(0, 100);
  expect(await scrolls()).toEqual({ window: 0, list: 0 }); // pointing alone
  await letWrite(agent, customer);

  await mouseTo('#menu');
  await customer.waitForFunction(() => !document.getElementById('choices')?.hidden);
  await seesInMirror(agent, 'Opened by the mouse');
  await stage.photograph('7-hover');
  await mouseTo('#words');
  await customer.waitForFunction(() => document.getElementById('choices')?.hidden);
  await until('the menu closed at the desk', async () => !(await mirroredWords(agent)).includes('Opened by the mouse'));

  await mouseTo('#list');
  await agent.mouse.wheel(0, 120);
  await customer.waitForFunction(() => document.getElementById('list')?.scrollTop === 120);
  expect((await scrolls()).window).toBe(0);
  await mouseTo('#words');
  await agent.mouse.wheel(0, 60);
  await customer.waitForFunction(() => scrollY === 60);
  await until('the window scrolled at the desk', () => mirrorIsAt(agent, 60));
  await agent.mouse.wheel(0, -60);
  await customer.waitForFunction(() => scrollY === 0);
  await until('the window scrolled back at the desk', () => mirrorIsAt(agent, 0));

  await mouseTo('#first');
  await agent.mouse.down();
  const end = await placeInMirror(agent, '#last');
  await agent.mouse.move(end.x, end.y, { steps: 4 });
  await agent.mouse.up();
  await customer.waitForFunction(() => /^[a-z]+ send this [a-z]+$/.test(String(getSelection())));
  await stage.photograph('8-selected');

  await propose(agent, '#letter', 'Dear sir,\nplease find my statement.');
  const proposal = customer.getByRole('group', { name: /suggests for “Your letter”: Dear sir/ });
  await proposal.waitFor();
  expect(await customer.locator('#letter').textContent()).toBe('');
  await stage.photograph('9-editor');
  await proposal.getByRole('button', { name: 'Use' }).click();
  await customer.waitForFunction(() =>
    /^Dear sir,\s+please find my statement\.$/.test(document.getElementById('letter')?.innerText.trim() ?? ''),
  );
  expect(await mirroredWords(agent)).not.toContain('Dear sir');

  await customer.getByLabel(/type without asking/).check();
  await agent.getByText('lets you type directly', { exact: false }).waitFor();
  await customer.evaluate(() => document.querySelector<HTMLElement>('#employer')?.scrollIntoView({ block: 'center' }));
  const field = await placeInMirror(agent, '#employer');
  await agent.mouse.click(field.x, field.y);
  await customer.waitForFunction(() => document.activeElement?.id === 'employer');
  await stage.photograph('10-focus');
});

/** Whether the mirrored page is scrolled to here. */
function mirrorIsAt(agent: Page, top: number): Promise<boolean> {
  return agent.evaluate(
    (wanted) =>
      [...document.querySelectorAll<HTMLIFrameElement>('[data-beside-stage] iframe')].some(
        (frame) => frame.style.visibility === 'visible' && Math.round(frame.contentWindow?.scrollY ?? 0) === wanted,
      ),
    top,
  );
}
