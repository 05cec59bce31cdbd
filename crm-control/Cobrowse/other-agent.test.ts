import { HEARTBEAT_MS } from '@beside/protocol';
import { deskWorld, liveDesk } from './desk-world';
import { sessionFixture } from './session-fixture';

test('[SESS-24] when another agent has the conversation nothing of the page is seen any more; the session waits, and can be ended', async () => {
  const { desk, clock, calls, staff, openSockets, isCovered, takeConversation } = await liveDesk();
  takeConversation('Ravi Bos');
  expect(desk.state()).toMatchObject({ at: 'unavailable', reason: { why: 'other-agent', name: 'Ravi Bos' } });
  expect(isCovered()).toBe(true);
  expect(openSockets()).toEqual([]);
  await clock.pass(HEARTBEAT_MS * 3);
  expect(calls.filter((call) => call.startsWith('end') || call.startsWith('heartbeat'))).toEqual([]);
  await desk.exit();
  expect(staff.end).toHaveBeenCalledWith(expect.any(String), 'exit');
  expect(desk.state()).toMatchObject({ at: 'unavailable', reason: { why: 'other-agent', session: null } });
});

test('[SESS-24] an invitation is taken back when another agent gets the conversation', async () => {
  const { desk, clock, staff, takeConversation, returnConversation } = await deskWorld();
  await clock.pass(0);
  await desk.invite();
  takeConversation(null);
  await clock.pass(0);
  expect(staff.end).toHaveBeenCalledWith(expect.any(String), 'cancelled');
  await desk.invite();
  expect(staff.invite).toHaveBeenCalledTimes(1);
  await desk.reload();
  expect(desk.state()).toMatchObject({ at: 'unavailable', reason: { why: 'other-agent', name: null } });
  returnConversation();
  await clock.pass(0);
  expect(desk.state().at).toBe('ended');
});

test.each(['invite', 'takePin'] as const)(
  '[SESS-24] a conversation that goes to another agent while the server is asked to %s starts nothing and posts no PIN',
  async (way) => {
    const { desk, clock, staff, posted, takeConversation } = await deskWorld();
    await clock.pass(0);
    const asked = way === 'invite' ? desk.invite() : desk.takePin('482913');
    takeConversation('Ravi Bos');
    await asked;
    await clock.pass(0);
    expect(posted).toEqual([]);
    expect(staff.join).not.toHaveBeenCalled();
    expect(staff.end).toHaveBeenCalledWith(expect.any(String), 'cancelled');
    expect(desk.state()).toMatchObject({ at: 'unavailable', reason: { why: 'other-agent', name: 'Ravi Bos' } });
  },
);

test('[SESS-24] a desk goes on by itself when the conversation comes back', async () => {
  const { desk, clock, until, takeConversation, returnConversation } = await liveDesk();
  takeConversation('Ravi Bos');
  await clock.pass(0);
  returnConversation();
  await until(() => desk.state().at === 'live');
});

test('[SESS-24] a desk that opens on a live session of a conversation with another agent can still end it, however often it is told', async () => {
  const { desk, clock, staff, takeConversation } = await deskWorld(sessionFixture(1_700_000_000_000).live, {
    taken: 'Ravi Bos',
  });
  await clock.pass(0);
  takeConversation('Ravi Bos');
  await desk.exit();
  expect(staff.end).toHaveBeenCalledWith(expect.any(String), 'exit');
  expect(desk.state()).toMatchObject({ at: 'unavailable', reason: { why: 'other-agent', session: null } });
});

test('[SESS-24] an invitation that is taken back leaves nothing to end', async () => {
  const { desk, clock, takeConversation } = await deskWorld();
  await clock.pass(0);
  await desk.invite();
  takeConversation('Ravi Bos');
  expect(desk.state()).toMatchObject({ at: 'unavailable', reason: { why: 'other-agent', session: null } });
});

test('[SESS-35] a desk that looks again still knows what it has seen', async () => {
  const { desk, until, fact, views, clock } = await liveDesk();
  await desk.reload();
  await until(() => desk.state().at === 'live');
  fact({ ...views.ended, now: clock.now() });
  await until(() => desk.state().at === 'ended');
  const before = desk.state();
  expect(before).toMatchObject({ seen: { origin: views.live.origin } });
  await desk.reload();
  expect(desk.state()).toMatchObject({ at: 'ended', seen: 'seen' in before && before.seen });
});
