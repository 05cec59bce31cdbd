import { deskWorld } from './desk-world';

test.each(['sign-in/popup-blocked', 'sign-in/no-permission', 'sign-in/no-authority'] as const)(
  'a desk that gets no token says why: %s; signing in goes on from there',
  async (code) => {
    const { desk, clock, staff } = await deskWorld();
    staff.sessionOf.mockResolvedValueOnce({ ok: false, code });
    await clock.pass(0);
    expect(desk.state()).toMatchObject({ at: 'error', code });
    await desk.signIn();
    expect(desk.state().at).toBe('ready');
  },
);

test('a socket that the policy of the CRM refuses is said, and its session taken back; what it refuses to others is not', async () => {
  const { desk, clock, staff, views, blocks, until, openSockets } = await deskWorld();
  await clock.pass(0);
  await desk.invite();
  await until(() => openSockets().length === 1);
  blocks('elsewhere.example');
  expect(desk.state().at).toBe('invited');
  blocks('relay');
  expect(desk.state()).toMatchObject({ at: 'error', code: 'socket/blocked' });
  expect(staff.end.mock.calls).toEqual([[views.invited.id, 'cancelled']]);
  expect(openSockets()).toEqual([]);
});
