import type { Page } from 'playwright-core';
import type { HostedPage } from '../../widget/src/conversation/follow-hosted-chat';
import {
  allow,
  chat,
  deskIs,
  enterPin,
  invite,
  liveBar,
  pressCb,
  seesInMirror,
  signIn,
  startWithPin,
  takeConversation,
} from '../support/stage/actors';
import { findBarriers } from '../support/browser/find-barriers';
import { pressByKey, takesFocus } from '../support/browser/keyboard';
import { openStage, type Stage } from '../support/stage/stage';

const AGENT = 'Anna Visser';
const ENDED = 'Your conversation is over, and so is sharing.';
const USE_CODE = 'Use the code from your chat';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('30');
});
afterEach(() => stage.close());

async function noBarriers(page: Page): Promise<void> {
  const { found, looked } = await findBarriers(page, 'beside-widget');
  expect(found).toEqual([]);
  expect(looked.length).toBeGreaterThan(0);
}

/** An agent at the desk and a customer on the tax office's page, which hands its chat to Beside. */
async function inTheChat(): Promise<{ agent: Page; customer: Page }> {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await signIn(agent, directory, 'norland-tax', AGENT);
  await customer.goto(`${directory.tax}/return/income?chat=sdk`);
  await chat(customer, 'Can you help me?');
  await takeConversation(agent, 'Can you help me?');
  return { agent, customer };
}

test('[SESS-29] scene 30: the code from the chat is offered on whichever page comes next, and one press leads to the question', async () => {
  const { agent, customer } = await inTheChat();
  await pressCb(agent);
  const offer = customer.getByRole('button', { name: USE_CODE });
  await offer.waitFor();
  await noBarriers(customer);
  await stage.photograph('1-code-offered');
  await customer.goto(`${stage.twin.directory.tax}/return/deductions`);
  await offer.waitFor();
  expect(await customer.getByText(`Let ${AGENT} see this page?`).count()).toBe(0);
  await pressByKey(offer);
  await customer.getByText(`Let ${AGENT} see this page?`).waitFor();
  await stage.photograph('2-asking');
  await allow(customer);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Deductions');

  await customer.getByRole('button', { name: 'End chat' }).click();
  await customer.getByText(ENDED).waitFor();
  await deskIs(agent, 'ended');
  await agent.getByText('The conversation ended.', { exact: true }).first().waitFor();
  await stage.photograph('3-chat-ended');
  await customer.getByRole('button', { name: 'Done' }).click();
  await customer.getByRole('button', { name: 'Share with an agent' }).waitFor();
  expect(await offer.count()).toBe(0);
});

test('[SESS-29] scene 30: who has the field for the PIN open finds the code there', async () => {
  const { agent, customer } = await inTheChat();
  await customer.getByRole('button', { name: 'Share with an agent' }).click();
  await customer.getByLabel('PIN from your agent').waitFor();
  await pressCb(agent);
  await customer.getByRole('button', { name: USE_CODE }).waitFor();
  await noBarriers(customer);
  await stage.photograph('4-code-at-the-field');
  await customer.getByRole('button', { name: USE_CODE }).click();
  await customer.getByText(`Let ${AGENT} see this page?`).waitFor();
  await customer.getByRole('button', { name: 'No, thanks' }).click();
  await customer.getByRole('button', { name: 'Done' }).click();
  await customer.reload();
  await customer.locator('script[data-conversation]').waitFor({ state: 'attached' });
  await customer.getByRole('button', { name: 'Share with an agent' }).click();
  await customer.getByRole('button', { name: 'Ask an agent to join' }).waitFor();
  expect(await customer.getByRole('button', { name: USE_CODE }).count()).toBe(0);
});

test('[SESS-28] scene 30: a customer who leaves the chat while they are asked has answered', async () => {
  const { agent, customer } = await inTheChat();
  await pressCb(agent);
  await customer.getByRole('button', { name: USE_CODE }).click();
  await customer.getByText(`Let ${AGENT} see this page?`).waitFor();
  // The question is modal: the chat behind it is left as a page's own script would.
  await customer.evaluate(() => window.Beside?.start({ chat: null }));
  await customer.getByText(ENDED).waitFor();
  await deskIs(agent, 'ended');
});

test('[SESS-28] scene 30: in Microsoft’s hosted chat an agent who has come opens the way to the PIN, and the end of the chat is that of the session', async () => {
  const { directory } = stage.twin;
  const [agent, customer] = [await stage.person('agent'), await stage.person('customer')];
  await signIn(agent, directory, 'meridian-bank', 'Elena Popescu');
  await customer.goto(`${directory.bank}/?chat=hosted`);
  await customer.waitForFunction(() =>
    (window as HostedPage).Microsoft?.Omnichannel?.LiveChatWidget?.SDK?.getContextProvider(),
  );
  await chat(customer, 'Which account is it?');
  await takeConversation(agent, 'Which account is it?');
  const pin = await invite(agent, customer);
  await customer.getByText('An agent is with you in the chat.').first().waitFor();
  await noBarriers(customer);
  await stage.photograph('5-hosted-agent-here');
  const context = await customer.evaluate(
    () => (window as { hostedWidget?: { context?: unknown } }).hostedWidget?.context,
  );
  expect(context).toEqual({ besideSite: { value: directory.bank, isDisplayable: true } });
  await customer.getByRole('button', { name: 'Enter the PIN' }).click();
  await customer.getByLabel('PIN from your agent').fill(pin);
  await customer.getByLabel('PIN from your agent').press('Enter');
  await allow(customer);
  await deskIs(agent, 'live');
  await liveBar(customer, 'Elena Popescu').waitFor();
  await stage.photograph('6-hosted-live');
  await customer.getByRole('button', { name: 'End chat' }).click();
  await customer.getByText(ENDED).waitFor();
  await deskIs(agent, 'ended');
});

test('[SESS-31] scene 30: “Call us” tells the caller what to do, by keyboard and on a small screen, and the PIN stays to be read', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  await signIn(agent, directory, 'norland-tax', AGENT);
  await takeConversation(agent, 'Joris Smit');
  const caller = await stage.person('caller', { width: 390, height: 844 });
  await caller.goto(`${directory.tax}/help`);
  const opener = caller.getByRole('link', { name: 'Call us' });
  await pressByKey(opener);
  await takesFocus(caller.getByRole('heading', { name: 'Call us' }));
  await caller.getByRole('link', { name: '0800 0543' }).waitFor();
  await noBarriers(caller);
  await stage.photograph('7-call-us');
  await caller.keyboard.press('Escape');
  await takesFocus(opener);
  await pressByKey(opener);
  await pressByKey(caller.getByRole('button', { name: 'Browse with you' }));
  const pin = caller.getByRole('img', { name: /^PIN \d/ });
  const digits = await pin.innerText();
  await caller.getByRole('link', { name: 'Call 0800 0543' }).waitFor();
  await noBarriers(caller);
  await stage.photograph('8-pin-on-the-phone');
  await startWithPin(agent, digits);
  await allow(caller);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Help with your return');
});

test('[SESS-30] scene 30: a page without a chat fetches nothing for one', async () => {
  const { directory } = stage.twin;
  const [agent, customer] = [await stage.person('agent'), await stage.person('customer')];
  const files: string[] = [];
  customer.on('request', (request) => void files.push(new URL(request.url()).pathname.split('/').pop() ?? ''));
  await signIn(agent, directory, 'norland-tax', AGENT);
  await customer.goto(`${directory.tax}/return/income`);
  await chat(customer, 'Can you help me?');
  await takeConversation(agent, 'Can you help me?');
  await enterPin(customer, await invite(agent, customer));
  await customer.getByText(`Let ${AGENT} see this page?`).waitFor();
  expect(files).toContain('app.js');
  expect(files).not.toContain('conversation.js');
});

test('[SESS-31] scene 30: the number of the page’s own link is the one to call, with Beside’s files and without them', async () => {
  const { directory } = stage.twin;
  const caller = await stage.person('caller');
  const prepare = async () => {
    await caller.goto(`${directory.tax}/help`);
    const opener = caller.getByRole('link', { name: 'Call us' });
    await opener.evaluate((link) => {
      link.setAttribute('href', 'tel:+31%2088%20555');
      link.setAttribute('data-beside-call', '');
      const { navigation } = window as unknown as { navigation: EventTarget };
      navigation.addEventListener('navigate', (event) => {
        const { destination } = event as Event & { destination: { url: string } };
        document.body.dataset['went'] = destination.url;
      });
    });
    return opener;
  };
  await (await prepare()).click();
  await caller.getByRole('link', { name: '+31 88 555' }).waitFor();
  expect(await caller.evaluate(() => document.body.dataset['went'])).toBeUndefined();

  await caller.route('**/conversation.js', (route) => route.abort());
  await (await prepare()).click();
  await caller.locator('body[data-went="tel:+31%2088%20555"]').waitFor({ state: 'attached' });
});
