import {
  deskIs,
  pinIn,
  placeInMirror,
  pointUntilSeen,
  pressCb,
  seesInMirror,
  signIn,
  takeConversation,
} from '../support/stage/actors';
import { browsersToPlayIn } from '../support/browser/browsers-to-play-in';
import { openStage, type Stage } from '../support/stage/stage';
import { timeline } from '../support/stage/timeline';

const AGENT = 'Anna Visser';
const DIALOG = 'dialog, [role="dialog"]';

let stage: Stage;
afterEach(() => stage.close());

test.each(browsersToPlayIn())(
  'scene 1 in %s: the green button, from CB in the chat to the next page',
  async (browser) => {
    stage = await openStage('1', { engine: browser });
    const { directory } = stage.twin;
    const agent = await stage.person('agent');
    const customer = await stage.customer();
    await signIn(agent, directory, 'norland-tax', AGENT);
    await customer.open(`${directory.tax}/return/income`);
    await customer.press('Chat with us');
    await customer.fill('Your message', 'I see no green button');
    await customer.press('Send');
    await takeConversation(agent, 'I see no green button');
    await stage.photograph('1-before');

    const sent = agent.waitForResponse((answer) => answer.url().endsWith('/sent') && answer.ok());
    await pressCb(agent);
    const pin = pinIn(await customer.reads('enter this PIN'));
    expect(pin).toMatch(/^\d{4}\s\d{4}$/);
    await deskIs(agent, 'invited');
    await sent; // so that the audit has it before the PIN
    await stage.photograph('2-invited');

    await customer.press('Share with an agent');
    await customer.reads('Get a PIN to read out', DIALOG); // the panel has its size now
    await customer.fill('PIN from your agent', pin);
    await customer.press('Continue', DIALOG);
    await customer.reads(`Let ${AGENT} see this page?`, DIALOG);
    await customer.reads('from Norland Tax Office', DIALOG);
    await deskIs(agent, 'asking');
    await customer.reads('has written you these three words', DIALOG);
    const words = (await agent.getByText(/^\p{L}+( · \p{L}+){2}$/u).innerText()).trim();
    await customer.reads(words, DIALOG);
    await customer.reads(`check that you see these three words: ${words}`);
    await stage.photograph('3-asking');

    await customer.press('Allow');
    await deskIs(agent, 'live');
    await customer.reads(`${AGENT} can see this page`);
    await seesInMirror(agent, 'Income');
    await stage.photograph('4-live');
    await agent.getByRole('button', { name: 'Large view' }).click();
    await stage.photograph('4-large');
    await agent.getByRole('button', { name: 'Large view' }).click();

    await customer.press('Hide the chat');
    await customer.bringsIntoView('Continue', 'main');
    const button = await placeInMirror(agent, 'main button[type="button"]:last-of-type');
    let isSeen = false;
    const reading = customer.reads(AGENT, '.pointer').then(() => (isSeen = true));
    await pointUntilSeen(agent, button, async () => isSeen);
    await reading;
    await agent.getByRole('button', { name: 'Spotlight' }).click();
    await agent.mouse.click(button.x, button.y);
    await customer.reads(AGENT, '.spot');
    await agent.locator('[data-beside-mark="spotlight"]').waitFor();
    await stage.photograph('5-spotlight');

    await customer.press('Continue', 'main');
    await customer.arrivesAt('/return/deductions');
    await customer.reads(`${AGENT} can see this page`);
    await seesInMirror(agent, 'Deductions');
    await deskIs(agent, 'live');
    await stage.photograph('6-next-page');

    const supervisor = await stage.person('supervisor');
    await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
    const steps = await timeline(supervisor);
    expect(steps.filter((line) => !/connected|browser counted|page is now/.test(line))).toEqual([
      'The agent invited the customer.',
      'The PIN was sent to the chat.',
      `The customer entered the PIN on ${new URL(directory.tax).host}.`,
      'The customer allowed the agent to see the page.',
    ]);
    expect(
      steps
        .filter((line) => /connected/.test(line))
        .slice(0, 2)
        .sort(),
    ).toEqual(['The agent’s desk connected.', 'The customer’s page connected.']);
  },
);
