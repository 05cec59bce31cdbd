import { HEARTBEAT_MS } from '@beside/protocol';
import { deskWorld } from '../desk-world';

test('[SEAL-3] a desk whose account has another name than the server says goes no further, and keeps nobody waiting', async () => {
  const { desk, clock, views, posted, staff, until } = await deskWorld(null, {
    kept: false,
    account: 'Anna Visser',
  });
  await clock.pass(0);
  await desk.invite();
  await until(() => desk.state().at === 'error');
  expect(desk.state()).toMatchObject({ at: 'error', code: 'agent/other-name' });
  expect(staff.end.mock.calls).toEqual([[views.invited.id, 'cancelled']]);
  expect(posted).toEqual([]);
});

test('[SEAL-3] an offer that is taken up under another name is not gone on with, either', async () => {
  const { desk, clock, views, written, staff, until } = await deskWorld(null, { kept: false, account: 'Anna Visser' });
  await clock.pass(0);
  await desk.takePin('123456');
  await until(() => desk.state().at === 'error');
  expect(desk.state()).toMatchObject({ code: 'agent/other-name' });
  expect(staff.end.mock.calls).toEqual([[views.asking.id, 'cancelled']]);
  await clock.pass(HEARTBEAT_MS);
  expect(written).toEqual([]);
});

test('[SEAL-3] the name of the account is the one that the words are made of', async () => {
  const { desk, clock, stranger, fact, views, until } = await deskWorld(null, { kept: false, account: 'Alex Agent' });
  await clock.pass(0);
  await desk.invite();
  const customer = await stranger();
  fact({ ...views.asking, agentName: 'Somebody Else', now: clock.now() + 1 });
  await until(() => customer.words() !== null);
});
