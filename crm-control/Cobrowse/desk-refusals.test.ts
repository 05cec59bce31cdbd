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
