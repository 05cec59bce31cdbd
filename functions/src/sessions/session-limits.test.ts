import { bothEnds } from '../../testing/ends';
import { connect } from '../../testing/relay';
import { openTestApp, type TestApp } from '../../testing/test-app';

const MINUTE = 60_000;
const HEARTBEAT = 20_000;

let app: TestApp;
afterEach(() => app.close());

/** Both ends connected, at a relay that tells nobody anything. */
async function unheard() {
  const away = async () => Promise.reject(new Error('away'));
  app = await openTestApp({ publisher: { tell: away, tellLetter: away, close: away } });
  const { customer, desk } = await bothEnds(app, 'live');
  await connect(app, customer, 'x-1');
  await connect(app, desk, 'x-2');
  const beat = async (end: typeof desk, active: boolean) =>
    (await (await end.post('heartbeat', { active })).json()) as Record<string, unknown>;
  return { customer, desk, beat };
}

test('[SESS-22] idle: both ends know when, and hear it with a heartbeat though the push is lost', async () => {
  const { customer, desk, beat } = await unheard();
  const began = app.now();
  expect(await beat(desk, true)).toMatchObject({ ends: { at: began + 10 * MINUTE, reason: 'inactivity' } });
  app.pass(5 * MINUTE);
  expect(await beat(desk, true)).toMatchObject({ ends: { at: began + 15 * MINUTE, reason: 'inactivity' } });
  expect(await beat(customer, false)).toMatchObject({ ends: { at: began + 15 * MINUTE, reason: 'inactivity' } });
  app.pass(10 * MINUTE - 1);
  expect(await beat(customer, false)).toMatchObject({ state: 'live' });
  app.pass(HEARTBEAT);
  for (const end of [customer, desk]) {
    const heard = await beat(end, true);
    expect(heard).toMatchObject({ state: 'ended', by: 'server', reason: 'inactivity' });
    expect(heard['ends']).toBeUndefined();
  }
});

test('[SESS-22] at its longest: the sweep ends it, however busy both are, and both hear it', async () => {
  const { customer, desk, beat } = await unheard();
  const began = app.now();
  const ends = { at: began + 8 * 60 * MINUTE, reason: 'limit' };
  for (let passed = 0; passed < 8 * 60 - 5; passed += 5) {
    app.pass(5 * MINUTE);
    await beat(desk, true);
  }
  expect(await beat(customer, true)).toMatchObject({ state: 'live', ends });
  app.pass(5 * MINUTE - 1);
  expect(await beat(customer, true)).toMatchObject({ state: 'live', ends });
  app.pass(1);
  await app.sweep();
  expect(await app.stores.sessions.busy()).toEqual([]);
  for (const end of [customer, desk]) {
    const heard = await beat(end, true);
    expect(heard).toMatchObject({ state: 'ended', by: 'server', reason: 'limit' });
    expect(heard['ends']).toBeUndefined();
  }
});
