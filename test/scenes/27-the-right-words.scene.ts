import { allow, deskIs, reachConsent } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';

const THREE = /\p{L}+ · \p{L}+ · \p{L}+/u;

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('27');
});
afterEach(() => stage.close());

/** Both at the question, on pages whose own tag demands that the words are found. */
async function atTheChoice() {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await customer.addInitScript(() => {
    const say = () => document.querySelector('script[data-company]')?.setAttribute('data-pick-words', '');
    new MutationObserver(say).observe(document, { childList: true, subtree: true });
  });
  await reachConsent(agent, customer, stage.twin.directory);
  const choices = customer.getByRole('group', { name: 'Which three words has Anna Visser written you?' });
  await choices.waitFor();
  const said = await agent.getByText(THREE).first().innerText();
  const [right = ''] = said.match(THREE) ?? [];
  return { agent, customer, choices, right };
}

test('[SEAL-6] scene 27: Allow works when the customer has found the agent’s words among others', async () => {
  const { agent, customer, choices, right } = await atTheChoice();
  expect(await customer.getByRole('button', { name: 'Allow' }).isDisabled()).toBe(true);
  const all = await choices.getByRole('button').allInnerTexts();
  expect(all).toHaveLength(3);
  expect(all).toContain(right);
  await stage.photograph('1-which-words');
  await choices.getByRole('button', { name: right }).click();
  await customer.getByText('These are the right words.').waitFor();
  await allow(customer);
  await deskIs(agent, 'live');
});

test('[SEAL-6] scene 27: whoever finds other words twice shares nothing', async () => {
  const { agent, customer, choices, right } = await atTheChoice();
  const wrong = () => choices.getByRole('button').filter({ hasNotText: right }).first();
  await wrong().click();
  await customer.getByText('Those are not the words of this connection.').waitFor();
  await stage.photograph('2-not-these');
  await wrong().click();
  await customer.getByRole('heading', { name: 'Sharing has ended' }).waitFor();
  await deskIs(agent, 'ended');
});
