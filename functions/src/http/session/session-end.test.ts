import { bothEnds, enter, invite, refusal } from '../../../testing/ends';
import { openTestApp, type TestApp } from '../../../testing/test-app';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const OVER = { reason: 'conversation-ended' };

test('[SESS-28] a customer whose chat is over ends the session with that reason, and the desk hears it', async () => {
  const { customer, desk } = await bothEnds(app, 'live');
  const ended = await customer.post('end', OVER);
  expect(await ended.json()).toMatchObject({ state: 'ended', by: 'customer', ...OVER });
  expect(await (await desk.read()).json()).toMatchObject({ state: 'ended', by: 'customer', ...OVER });
  expect(await refusal(await customer.post('end', OVER))).toEqual([409, 'session/ended']);
});

test('[SESS-28] a question that was not answered before the chat was over is over, too', async () => {
  const customer = await enter(app, (await invite(app)).pin);
  expect(await (await customer.post('end', OVER)).json()).toMatchObject({ state: 'ended', by: 'customer', ...OVER });
  expect(await refusal(await customer.post('allow'))).toEqual([409, 'session/ended']);
});

test('a customer ends nothing with an agent’s reasons', async () => {
  const { customer } = await bothEnds(app, 'live');
  for (const reason of ['exit', 'cancelled', 'revoked'])
    expect(await refusal(await customer.post('end', { reason }))).toEqual([400, 'request/malformed']);
});
