import { chat, signIn, takeConversation } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage('32');
});
afterEach(() => stage.close());

test('scene 32: a Dynamics 365 whose policy forbids the socket says so at the desk, with what is to be added', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  const { api, chat: chatAt, desk: crm, issuer } = directory;
  const allowed = ["'self'", api, issuer, chatAt, chatAt.replace(/^http/, 'ws')].join(' ');
  // A second policy beside the page's own: what either forbids is forbidden.
  await agent.addInitScript(
    ([origin, policy]) => {
      if (location.origin !== origin) return;
      addEventListener('DOMContentLoaded', () => {
        const meta = document.createElement('meta');
        document.head.append(Object.assign(meta, { httpEquiv: 'Content-Security-Policy', content: policy }));
      });
    },
    [crm, `connect-src ${allowed}`] as const,
  );
  await signIn(agent, directory, 'norland-tax', 'Anna Visser');
  await customer.goto(`${directory.tax}/return/income`);
  await chat(customer, 'Can you help me?');
  await takeConversation(agent, 'Can you help me?');
  const desk = agent.locator('[data-beside-desk]');
  await desk.getByRole('button', { name: /Co-browse with the customer/ }).click();
  await desk.locator('strong', { hasText: 'Your organisation’s policy blocks co-browse.' }).waitFor();
  await desk.getByText(/Ask your administrator to add wss:.*webpubsub.azure.com to connect-src/).waitFor();
  await stage.photograph('1-blocked');
});
