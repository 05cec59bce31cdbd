import type { Page } from 'playwright-core';
import type { RecordPage } from '../../solution/pages/xrm';
import {
  allow,
  chat,
  deskIs,
  enterPin,
  liveBar,
  mirroredWords,
  pinIn,
  placeInMirror,
  pointUntilSeen,
  pressCb,
  seesInMirror,
  signIn,
  takeConversation,
} from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';

/** A place of the CRM in which the desk may stand. */
interface Host {
  readonly name: string;
  readonly channel: 'chat' | 'voice';
  /** Brings the desk of the conversation in front. */
  open(agent: Page): Promise<void>;
  /** The form whose second tab holds the audit. */
  readonly form: string;
  /** Whether the CRM tells there that the conversation is over. */
  readonly hearsEnd: boolean;
  /** It stays beside the form, whose own desk shows the page whenever the conversation is in front again. */
  readonly isBeside: boolean;
}

const AGENT = 'Anna Visser';
const CHAT = 'Where is the green button?';
const CALL = 'Joris Smit';

const tab = (agent: Page, name: string) => agent.getByRole('tab', { name, exact: true });
const onForm = (form: string, hearsEnd: boolean): Host => ({
  ...{ name: `the form “${form}”`, channel: 'voice', form, hearsEnd, isBeside: false },
  open: (agent) => tab(agent, form).click(),
});
const HOSTS: readonly Host[] = [
  {
    ...{ name: 'the form “Active conversation”', channel: 'chat', form: 'Active conversation' },
    ...{ hearsEnd: true, isBeside: false },
    open: (agent) => tab(agent, 'Active conversation').click(),
  },
  {
    ...{ name: 'the app tab and its pane', channel: 'chat', form: 'Active conversation' },
    ...{ hearsEnd: true, isBeside: true },
    open: (agent) => tab(agent, 'App tab').click(),
  },
  onForm('Phone call', true),
  {
    ...{ name: 'a pane that a form’s command opens', channel: 'voice', form: 'Phone call' },
    ...{ hearsEnd: true, isBeside: true },
    // what an administrator sets on a command of a form: the desk on the form makes room for the one beside it
    open: async (agent) => {
      await tab(agent, 'Phone call').click();
      await tab(agent, 'Co-browse sessions').first().click();
      await agent.evaluate(() => {
        const { Beside, Xrm } = window as unknown as {
          Beside: { openPane(form: unknown): Promise<RecordPage> };
          Xrm: { Page: unknown };
        };
        return Beside.openPane(Xrm.Page);
      });
    },
  },
  onForm('Contact', false),
  onForm('Account', false),
  onForm('Case', false),
];

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('36');
});
afterEach(() => stage.close());

/** The PIN, as it comes to the customer: in the chat, or read out by the agent. */
async function pinFor({ channel }: Host, agent: Page, customer: Page): Promise<string> {
  await deskIs(agent, 'invited');
  const place = channel === 'chat' ? customer.getByText(/enter this PIN/) : agent.getByRole('img', { name: /^PIN \d/ });
  return pinIn((await place.last().innerText()).replace(/\n/g, ' '));
}

test.each(HOSTS)('[SESS-5] [SESS-12] [SESS-27] scene 36: scenes 1, 2, 9, 11, 15 and 17 in $name', async (host) => {
  const { directory } = stage.twin;
  const words = host.channel === 'chat' ? CHAT : CALL;
  const [agent, customer] = [await stage.person('agent'), await stage.person('customer')];
  await signIn(agent, directory, 'norland-tax', AGENT, host.channel === 'voice' ? '&telephony=other' : '');
  await customer.goto(`${directory.tax}/return/income`);
  if (host.channel === 'chat') await chat(customer, CHAT);
  await takeConversation(agent, words);
  await host.open(agent);

  await pressCb(agent);
  await enterPin(customer, await pinFor(host, agent, customer));
  await customer.getByText(`Let ${AGENT} see this page?`).waitFor();
  await allow(customer);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Income');
  const reference = await agent
    .locator('[data-beside-desk]')
    .getByText(/^\d{3}-\d{3}-\d{3}$/)
    .innerText();
  const pointer = customer.locator('.pointer').filter({ hasText: AGENT });
  await pointUntilSeen(agent, await placeInMirror(agent, 'h1'), () => pointer.isVisible());
  await stage.photograph(`${host.name}-1-pointing`);

  await takeConversation(agent, 'Leila Haddad');
  await tab(agent, 'Contact').click();
  await agent.locator('[data-beside-desk="ready"]').waitFor();
  await pressCb(agent);
  await agent.getByText(`You are already in session ${reference}.`).first().waitFor();
  await takeConversation(agent, host.channel === 'chat' ? 'Before you press Allow' : CALL);
  const here = agent.getByRole('button', { name: 'Show it here' });
  if (host.isBeside) await here.waitFor(); // the desk on the form has taken the session over
  await host.open(agent);
  if (host.isBeside) await here.click();
  await deskIs(agent, 'live');
  await customer.evaluate(() => document.querySelector('h1')?.append(' and on it goes'));
  await seesInMirror(agent, 'and on it goes');
  expect(await customer.getByRole('button', { name: 'Allow' }).count()).toBe(0);
  await stage.photograph(`${host.name}-2-back`);

  if (host.hearsEnd) {
    await Promise.all([
      agent.getByText('The conversation is over. This session ends in').first().waitFor(),
      agent.getByRole('button', { name: host.channel === 'chat' ? 'End chat' : 'Hang up' }).click(),
    ]);
  } else await agent.getByRole('button', { name: 'Exit session' }).click();
  await deskIs(agent, 'ended');
  await liveBar(customer, AGENT).waitFor({ state: 'detached' });
  expect(await mirroredWords(agent)).toBe('');

  await tab(agent, host.form).click();
  await tab(agent, 'Co-browse sessions').first().click();
  const audit = agent.locator('[data-control="SessionAudit"]').filter({ visible: true });
  await stage.photograph(`${host.name}-3-on-the-form`);
  await audit.getByRole('tab', { name: 'Sessions', exact: true }).click();
  await audit.getByRole('textbox', { name: 'Session ID' }).fill(reference.replace(/-/g, ' '));
  await audit.getByRole('button', { name: 'Search' }).click();
  await audit.getByRole('button', { name: reference }).click();
  await audit.getByText('The customer allowed the agent to see the page.').waitFor();
  await audit
    .getByText(/^The session ended \(by the agent\)/)
    .first()
    .waitFor();
  await stage.photograph(`${host.name}-4-audit`);
});
