import type { AuditRecord, SessionView } from '@beside/protocol';
import { invite, newKey, offer, refusal, wait } from '../../../testing/ends';
import { anna, sofia, type Person } from '../../../testing/issuer';
import { openTestApp, type TestApp } from '../../../testing/test-app';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };
const MINUTE = 60_000;

async function read() {
  const response = await app.call('GET', '/company', { headers: await app.issuer.bearer(tom) });
  const { id: _id, deskOrigins: _desks, policy, ...company } = (await response.json()) as Record<string, object>;
  const { version: _version, ...rules } = policy as Record<string, unknown>;
  return { ...company, policy: rules } as Record<string, unknown>;
}
const write = async (body: unknown, by = tom) =>
  app.call('POST', '/company', { headers: await app.issuer.bearer(by), body });

test('[SESS-17] [SESS-18] what an administrator sets holds for what begins from then on', async () => {
  const own = await read();
  expect(own).toMatchObject({ name: 'Norland Tax Office', revision: 1, settings: { requestWaits: 15 * MINUTE } });
  const before = await invite(app, 'c-before');
  const settings = {
    starts: { request: false },
    limits: { invitation: 3 * MINUTE, inactivity: 4 * MINUTE },
    phone: '+31 1234',
  };
  const written = await write({ ...own, settings });
  expect(written.status).toBe(200);
  expect(await written.json()).toMatchObject({
    revision: 2,
    settings: {
      starts: { agentPin: true, request: false },
      limits: { invitation: 3 * MINUTE, grace: 2 * MINUTE },
      phone: '+31 1234',
    },
  });
  const after = await invite(app, 'c-after');
  const lasts = ({ session }: { session: SessionView }) => ('until' in session ? (session.until ?? 0) - app.now() : 0);
  expect([lasts(before), lasts(after)]).toEqual([10 * MINUTE, 3 * MINUTE]);
  expect(await refusal(await offer(app, 'request', await newKey()))).toEqual([403, 'start/off']);
  expect(await (await (await wait(app, 'pin')).ask()).json()).toMatchObject({
    offer: { until: app.now() + 3 * MINUTE },
  });
});

test('[COMP-1] who changes the settings is in the audit; agents and supervisors change nothing', async () => {
  const own = await read();
  expect(await refusal(await write(own, anna))).toEqual([403, 'auth/role-missing']);
  expect(await refusal(await write(own, sofia))).toEqual([403, 'auth/role-missing']);
  await write(own);
  const audit = await app.call('GET', '/audit/company', { headers: await app.issuer.bearer(sofia) });
  const { records } = (await audit.json()) as { records: AuditRecord[] };
  expect(records.find(({ event }) => event.type === 'settings-changed')).toMatchObject({
    actor: { id: 'tom', name: 'Tom Becker' },
  });
});

test('[COMP-1] of two administrators who have read the same the second is told, and overwrites nothing', async () => {
  const own = await read();
  expect((await write({ ...own, name: 'Norland' })).status).toBe(200);
  expect(await refusal(await write({ ...own, name: 'Northland' }))).toEqual([409, 'company/changed']);
  expect(await read()).toMatchObject({ name: 'Norland', revision: 2 });
});

test('[PIN-5] an origin has one company: exact, or by a wildcard above it', async () => {
  const own = await read();
  const taken = await write({ ...own, origins: ['https://*.meridian.test'] });
  expect(await refusal(taken)).toEqual([409, 'company/origin-taken']);
  expect((await write({ ...own, origins: ['https://*.norland.test'] })).status).toBe(200);
  const policy = await app.call('GET', '/policy', { headers: { origin: 'https://deep.down.norland.test' } });
  expect(policy.headers.get('access-control-allow-origin')).toBe('https://deep.down.norland.test');
  expect(await policy.json()).toMatchObject({ company: { id: 'norland' } });
});

test.each([
  ['limits that nobody can live with', { limits: { grace: 1 } }],
  ['a session longer than its credential', { limits: { absolute: 9 * 60 * MINUTE } }],
  ['words for a number', { phone: 'call us' }],
])('%s: refused', async (_what, settings) => {
  expect(await refusal(await write({ ...(await read()), settings }))).toEqual([400, 'request/malformed']);
});
