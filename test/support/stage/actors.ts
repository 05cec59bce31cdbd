import type { Locator, Page } from 'playwright-core';
import type { Directory } from '../../twin/directory';
import { until } from '../until';

/** What people do, in their own words: an agent or a supervisor at the desk, a customer on a company's site. */

/** @param more of the desk's address: `&telephony=other` for calls of which the CRM has records alone */
export async function signIn(
  desk: Page,
  directory: Directory,
  company: string,
  name: string,
  more = '',
): Promise<void> {
  await desk.goto(`${directory.desk}/?company=${company}${more}`);
  await desk.getByRole('button', { name: new RegExp(name) }).click();
}

/** Writes in the site's chat; the conversation appears at the desk. */
export async function chat(customer: Page, words: string): Promise<void> {
  const field = customer.locator('#chat-text');
  if (!(await field.isVisible())) await customer.getByRole('button', { name: 'Chat with us' }).click();
  await field.fill(words);
  await field.press('Enter');
}

export async function takeConversation(agent: Page, lastWords: string): Promise<void> {
  await agent.getByRole('navigation', { name: 'Sessions' }).getByText(lastWords).click();
}

/** Presses CB and gives the PIN that arrives in the customer's chat. */
export async function invite(agent: Page, customer: Page): Promise<string> {
  await pressCb(agent);
  return pinIn(
    await customer
      .getByText(/enter this PIN/)
      .last()
      .innerText(),
  );
}

export async function pressCb(agent: Page): Promise<void> {
  await agent.getByRole('button', { name: /Co-browse with the customer/ }).click();
}

/** The PIN in the agent's message. */
export function pinIn(message: string): string {
  return /\d{4}\s\d{4}/.exec(message)?.[0] ?? '';
}

/** Gets a PIN in the widget's open panel; the digits as they stand there. */
export async function pinToReadOut(customer: Page): Promise<string> {
  await customer.getByRole('button', { name: 'Get a PIN to read out' }).click();
  return customer.getByRole('img', { name: /^PIN \d/ }).innerText();
}

/** Types the customer's PIN at the desk and starts, where that is possible. */
export async function startWithPin(agent: Page, pin: string): Promise<void> {
  await agent.getByLabel('The customer’s PIN').fill(pin);
  await agent.getByLabel('The customer’s PIN').press('Enter');
}

/** Types the PIN and continues. */
export async function enterPin(customer: Page, pin: string): Promise<void> {
  await customer.getByRole('button', { name: 'Share with an agent' }).click();
  await customer.getByLabel('PIN from your agent').fill(pin);
  await customer
    .getByRole('region', { name: 'Share this page with an agent' })
    .getByRole('button', { name: 'Continue' })
    .click();
}

export async function allow(customer: Page): Promise<void> {
  await customer.getByRole('button', { name: 'Allow' }).click();
}

/** The whole way from a chat to the question whether the agent may see the page. */
export async function reachConsent(
  agent: Page,
  customer: Page,
  directory: Directory,
  path = '/return/income',
): Promise<void> {
  await signIn(agent, directory, 'norland-tax', 'Anna Visser');
  await customer.goto(`${directory.tax}${path}`);
  await chat(customer, 'Can you help me?');
  await takeConversation(agent, 'Can you help me?');
  await enterPin(customer, await invite(agent, customer));
}

/** And on to a live session. */
export async function goLive(agent: Page, customer: Page, directory: Directory, path?: string): Promise<void> {
  await reachConsent(agent, customer, directory, path);
  await allow(customer);
  await deskIs(agent, 'live');
}

/** Waits until the desk says so: `invited`, `asking`, `live`, `paused`, `covered`, `ended`. */
export function deskIs(agent: Page, state: string): Promise<void> {
  return agent.locator(`[data-beside-desk="${state}"]`).waitFor();
}

/** Waits until the mirrored page at the desk has these words. */
export async function seesInMirror(agent: Page, words: string): Promise<void> {
  await agent.waitForFunction((wanted) => {
    const frames = [...document.querySelectorAll<HTMLIFrameElement>('[data-beside-stage] iframe')];
    return frames.some(
      (frame) => frame.style.visibility === 'visible' && frame.contentDocument?.body?.innerText.includes(wanted),
    );
  }, words);
}

/** The words of whatever the desk shows of the page; empty when it is covered. */
export function mirroredWords(agent: Page): Promise<string> {
  return agent.evaluate(() =>
    [...document.querySelectorAll<HTMLIFrameElement>('[data-beside-stage] iframe')]
      .filter((frame) => frame.style.visibility === 'visible')
      .map((frame) => frame.contentDocument?.body?.innerText ?? '')
      .join('\n'),
  );
}

/** Where an element of the mirrored page stands in the agent's window. */
export async function placeInMirror(agent: Page, selector: string): Promise<{ x: number; y: number }> {
  const place = await agent.waitForFunction((wanted) => {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('[data-beside-stage] iframe')) {
      const element = frame.style.visibility === 'visible' ? frame.contentDocument?.querySelector(wanted) : null;
      const outer = frame.getBoundingClientRect();
      const inner = element?.getBoundingClientRect();
      if (!inner || inner.bottom > frame.clientHeight || inner.top < 0) continue;
      const factor = outer.width / frame.clientWidth;
      return {
        x: outer.left + (inner.left + inner.width / 2) * factor,
        y: outer.top + (inner.top + inner.height / 2) * factor,
      };
    }
    return null;
  }, selector);
  return (await place.jsonValue()) as { x: number; y: number };
}

/** Points at a place until the customer sees it: a pointer that comes late is left out, and one that stays is not sent again. */
export async function pointUntilSeen(
  agent: Page,
  { x, y }: { readonly x: number; readonly y: number },
  isSeen: () => Promise<boolean>,
): Promise<void> {
  await until('the agent’s pointer', async () => {
    await agent.mouse.move(x + 2, y);
    await agent.mouse.move(x, y);
    return isSeen();
  });
}

/** The widget's bar while a session is live. */
export function liveBar(customer: Page, agentName: string): Locator {
  return customer.getByRole('group', { name: `${agentName} can see this page` });
}
