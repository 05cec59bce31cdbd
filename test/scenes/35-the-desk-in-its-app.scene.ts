import type { Page } from 'playwright-core';
import {
  allow,
  chat,
  deskIs,
  enterPin,
  pinIn,
  placeInMirror,
  seesInMirror,
  signIn,
  takeConversation,
} from '../support/stage/actors';
import { findBarriers } from '../support/browser/find-barriers';
import { openStage, type Stage } from '../support/stage/stage';
import { until } from '../support/until';

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];

const CONNECTION = /^(Good|Fair|Poor) connection$/; // whichever a busy machine has

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('35');
});
afterEach(() => stage.close());

const noBarriers = async (agent: Page, part: string) => {
  const { found, looked } = await findBarriers(agent, part, ['[data-beside-stage]']);
  expect(found).toEqual([]);
  expect(looked.length).toBeGreaterThan(0);
};
const chosen = (agent: Page, tool: string) =>
  agent.locator(`[data-beside-tool="${tool}"][aria-pressed="true"]`).waitFor();
const mayWrite = (agent: Page, state: string) => agent.locator(`[data-beside-write="${state}"]`).waitFor();

async function photographAt(agent: Page, moment: string): Promise<void> {
  for (const size of SIZES) {
    await agent.setViewportSize(size);
    await stage.photograph(`${moment}-${size.width}`);
  }
}

/** The colours of a page's first heading and of its body. */
function coloursOf(document: Document): string[] {
  const view = document.defaultView as Window;
  const heading = document.querySelector('h1') ?? document.body;
  return [view.getComputedStyle(heading).color, view.getComputedStyle(document.body).backgroundColor];
}

/** The same of the page as it is mirrored at the desk. */
function mirroredColours(agent: Page): Promise<string[]> {
  return agent.evaluate((read) => {
    const coloursOf = new Function(`return (${read})`)() as (document: Document) => string[];
    const frames = [...document.querySelectorAll<HTMLIFrameElement>('[data-beside-stage] iframe')].flatMap((frame) => [
      frame,
      ...(frame.contentDocument?.querySelectorAll('iframe') ?? []),
    ]);
    const page = frames.map((frame) => frame.contentDocument).find((one) => one?.querySelector('h1'));
    return page ? coloursOf(page) : [];
  }, coloursOf.toString());
}

test('[SESS-36] [SESS-37] [SESS-38] scene 35: in a dark app with React 17 an agent works by the keys of the desk, and none of them presses for the customer', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await signIn(agent, directory, 'norland-tax', 'Anna Visser', '&theme=dark&react=17');
  await customer.goto(`${directory.tax}/return/income`);
  await chat(customer, 'Is it dark where you are?');
  await takeConversation(agent, 'Is it dark where you are?');
  expect(await agent.evaluate('[React.version, ReactDOM.version]')).toEqual(['17.0.2', '17.0.2']);

  await agent.getByRole('button', { name: /Co-browse with the customer/ }).focus();
  await noBarriers(agent, '[data-beside-desk]');
  await photographAt(agent, '1-ready');
  await agent.keyboard.press('c'); // no stray letter invites
  await agent.keyboard.press('Shift+C');
  await deskIs(agent, 'invited');
  const message = customer.getByText(/enter this PIN/).last();
  await enterPin(customer, pinIn(await message.innerText()));
  await noBarriers(agent, '[data-beside-desk]');
  await allow(customer);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Income');
  await agent.locator('[data-beside-link]').getByText(CONNECTION).waitFor();
  const surface = await agent
    .getByRole('region', { name: 'Co-browse', exact: true })
    .first()
    .evaluate((card) => getComputedStyle(card).backgroundColor);
  expect(surface).toBe('rgb(41, 41, 41)');
  expect(await mirroredColours(agent)).toEqual(await customer.evaluate(`(${coloursOf.toString()})(document)`));
  await noBarriers(agent, '[data-beside-desk]');
  await photographAt(agent, '2-live');

  await agent.getByRole('application').focus();
  await agent.keyboard.press('h');
  await chosen(agent, 'highlight');
  await agent.keyboard.press('d');
  await chosen(agent, 'pen');
  await agent.keyboard.press('?');
  const help = agent.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.getByText('Ask to write, or give it back').waitFor();
  await noBarriers(agent, '[data-beside-shortcuts]');
  await photographAt(agent, '3-shortcuts');
  await agent.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });

  await agent.getByRole('button', { name: 'Chat', exact: true }).last().click();
  await agent.getByRole('textbox', { name: 'Write to the customer' }).pressSequentially('hX?');
  expect(await agent.getByRole('textbox', { name: 'Write to the customer' }).inputValue()).toBe('hX?');
  await chosen(agent, 'pen');
  await deskIs(agent, 'live');

  await agent.getByRole('application').focus();
  await agent.keyboard.press('Shift+W');
  await customer.getByRole('button', { name: 'Allow' }).click();
  await mayWrite(agent, 'mine');
  const sent: string[] = [];
  customer.on('request', (request) => {
    if (request.method() !== 'GET' && request.url().startsWith(directory.tax)) sent.push(request.url());
  });
  const before = customer.url();
  for (const key of ['p', 's', 'h', 'r', 'a', 'd', 'l', 'n', 'w', 'Shift+C']) await agent.keyboard.press(key);
  await chosen(agent, 'hand');
  await agent.keyboard.press('Shift+W');
  await mayWrite(agent, 'pointing');
  expect([customer.url(), sent]).toEqual([before, []]);

  await agent.keyboard.press('Shift+X');
  await deskIs(agent, 'ended');
  await noBarriers(agent, '[data-beside-desk]');
  await photographAt(agent, '4-ended');
});

test('[SESS-36] scene 35: in an app that reads from right to left the desk does too, and the customer’s page does not', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await signIn(agent, directory, 'norland-tax', 'Anna Visser', '&react=17&direction=rtl');
  await customer.goto(`${directory.tax}/return/income`);
  await chat(customer, 'Do you read from the right?');
  await takeConversation(agent, 'Do you read from the right?');
  await agent.getByRole('button', { name: /Co-browse with the customer/ }).click();
  await deskIs(agent, 'invited');
  const pin = pinIn(
    await customer
      .getByText(/enter this PIN/)
      .last()
      .innerText(),
  );
  const groups = await agent
    .getByRole('img', { name: /^PIN \d/ })
    .evaluate((digits) =>
      [...digits.children]
        .sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left)
        .map(({ textContent }) => textContent),
    );
  expect(groups.join(' ')).toBe(pin);
  await photographAt(agent, '5-right-to-left-invited');
  await enterPin(customer, pin);
  await allow(customer);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Income');
  const sides = await agent.evaluate(() => {
    const left = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().left ?? Number.NaN;
    const desk = '[data-beside-desk]:has([data-beside-stage])';
    return { title: left(`${desk} h2`), exit: left(`${desk} [aria-keyshortcuts="Shift+X"]`) };
  });
  expect(sides.exit).toBeLessThan(sides.title);
  const heading = await agent.evaluate(() => {
    const frames = [...document.querySelectorAll<HTMLIFrameElement>('[data-beside-stage] iframe')].flatMap((frame) => [
      frame,
      ...(frame.contentDocument?.querySelectorAll('iframe') ?? []),
    ]);
    const found = frames.map((frame) => frame.contentDocument?.querySelector('h1')).find((one) => one);
    return found ? getComputedStyle(found).direction : null;
  });
  expect(heading).toBe('ltr');
  await photographAt(agent, '5-right-to-left');
  await agent.locator('[data-beside-link]').getByText(CONNECTION).waitFor();

  await agent.getByRole('application').focus();
  await agent.keyboard.press('h');
  const { x, y } = await placeInMirror(agent, 'h1');
  await agent.mouse.click(x, y);
  const mark = agent.locator('[data-beside-mark="highlight"]');
  await mark.waitFor();
  const box = await mark.boundingBox();
  expect(box && [box.x <= x && x <= box.x + box.width, box.y <= y && y <= box.y + box.height]).toEqual([true, true]);
  await customer.getByRole('heading', { level: 1 }).hover();
  const pointer = agent.locator('[data-beside-mark="pointer"]');
  await until('the customer’s pointer is where it points', async () => {
    const at = await pointer.boundingBox();
    return at !== null && Math.abs(at.x - x) < 8 && Math.abs(at.y - y) < 8;
  });
  await agent.keyboard.press('?');
  await agent.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await photographAt(agent, '5-right-to-left-marked');
  await agent.keyboard.press('Escape');
  await agent.keyboard.press('Shift+X');
  await deskIs(agent, 'ended');
  await photographAt(agent, '5-right-to-left-ended');
});

test.each(['dark', 'light'])('[SESS-36] scene 35: the supervisor’s desk has the %s theme too', async (theme) => {
  const { directory } = stage.twin;
  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist', `&theme=${theme}&react=17`);
  await supervisor.getByRole('button', { name: 'Co-browse audit' }).click();
  const audit = supervisor.locator('[data-control="SessionAudit"]');
  for (const tab of ['Sessions', 'Check a receipt', 'Figures']) {
    await audit.getByRole('tab', { name: tab, exact: true }).click();
    await noBarriers(supervisor, '[data-control="SessionAudit"]');
    await photographAt(supervisor, `6-${theme}-${tab.toLowerCase().replace(/ /g, '-')}`);
  }
  await supervisor.emulateMedia({ forcedColors: 'active' });
  const [title, own] = await audit
    .locator('h2')
    .first()
    .evaluate((heading) => {
      const sample = heading.ownerDocument.body.appendChild(document.createElement('i'));
      sample.style.color = 'CanvasText';
      return [heading, sample].map((one) => getComputedStyle(one).color);
    });
  expect(title).toBe(own);
  await photographAt(supervisor, `7-${theme}-in-high-contrast`);
});
