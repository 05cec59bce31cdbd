import type { AuditRecord } from '@beside/protocol';
import { bothEnds, enter, invite, refusal } from '../../../testing/ends';
import { grace, sofia } from '../../../testing/issuer';
import { openTestApp, type TestApp } from '../../../testing/test-app';
import type { AuditSession } from './audit-session';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

interface Page {
  readonly sessions: AuditSession[];
  readonly next: string | null;
}
const read = async <T>(path: string, reader = sofia) =>
  (await (await app.call('GET', path, { headers: await app.issuer.bearer(reader) })).json()) as T;

test('sessions are found by reference and time, newest first, fifty a page, of the own company only', async () => {
  const references: string[] = [];
  for (let index = 0; index < 52; index += 1) {
    references.unshift((await invite(app, `c-${index}`)).session.reference);
    app.pass(1_000);
  }
  const first = await read<Page>('/audit/sessions');
  const second = await read<Page>(`/audit/sessions?after=${first.next}&reference=`);
  expect([...first.sessions, ...second.sessions].map(({ reference }) => reference)).toEqual(references);
  expect([first.sessions.length, second.next]).toEqual([50, null]);
  const digits = references[7]?.replaceAll('-', ' ') ?? '';
  expect((await read<Page>(`/audit/sessions?reference=${digits}`)).sessions).toMatchObject([
    { reference: references[7] },
  ]);
  const [from, to] = [app.now() - 3_000, app.now() - 2_000];
  expect((await read<Page>(`/audit/sessions?from=${from}&to=${to}`)).sessions).toHaveLength(2);
  expect((await read<Page>('/audit/sessions', grace)).sessions).toEqual([]);
});

test.each(['reference=12', 'from=yesterday', 'to=-1', 'after=x'])('a search for %s is malformed', async (query) => {
  const headers = await app.issuer.bearer(sofia);
  expect(await refusal(await app.call('GET', `/audit/sessions?${query}`, { headers }))).toEqual([
    400,
    'request/malformed',
  ]);
});

test('[AUDIT-4] every reading is in the log of the company, also one that found nothing', async () => {
  const { session } = await invite(app);
  await read('/audit/sessions');
  await read(`/audit/sessions/${session.id}`);
  await read('/audit/sessions/nothing');
  const { records } = await read<{ records: AuditRecord[] }>('/audit/company');
  expect(records.filter(({ event }) => event.type === 'audit-read')).toMatchObject(
    ['list', 'session', 'session', 'company'].map((what) => ({
      event: { what },
      actor: { id: 'sofia', name: 'Sofia Lindqvist' },
    })),
  );
});

test('[AUDIT-4] another company reads nothing, and its attempt is in its own log', async () => {
  const { session } = await invite(app);
  const headers = await app.issuer.bearer(grace);
  const stolen = await app.call('GET', `/audit/sessions/${session.id}`, { headers });
  expect(await refusal(stolen)).toEqual([404, 'session/unknown']);
  expect(await app.stores.audit.read('company:meridian', {})).toHaveLength(1);
  const own = await app.stores.audit.read('company:norland', {});
  expect(own.map(({ event }) => event.type)).toEqual(['session-opened']);
});

test('[AUDIT-1] the audit holds no PIN, no transport, no key and no address beyond the origin', async () => {
  const { session, pin } = await invite(app);
  const customer = await enter(app, pin);
  await customer.post('allow');
  await customer.post('end', { reason: 'stopped' });
  const { transport } = (await app.stores.sessions.get('norland', session.id))?.session ?? {};
  const text = JSON.stringify(await read(`/audit/sessions/${session.id}`));
  for (const secret of [pin, transport ?? '', customer.participant, customer.credential, customer.key.publicJwk.x]) {
    expect(text).not.toContain(secret);
  }
  expect(text).toContain('"origin":"https://www.norland.test"');
});

test('[AUDIT-3] changes at the same time leave one unbroken order', async () => {
  const { id, customer } = await bothEnds(app, 'live');
  await Promise.all(Array.from({ length: 4 }, (_, index) => customer.post(index % 2 ? 'continue' : 'pause')));
  const records = await app.stores.audit.read(`session:${id}`, {});
  expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1));
  expect(records.length).toBeGreaterThanOrEqual(4);
});

test('[AUDIT-5] sessions, PINs and audit survive a restart', async () => {
  const { session, pin } = await invite(app);
  const before = await read<object>(`/audit/sessions/${session.id}`);
  app.restart();
  const after = await read<object>(`/audit/sessions/${session.id}`);
  expect({ ...after, file: null }).toEqual({ ...before, file: null });
  const customer = await enter(app, pin);
  app.restart();
  expect(await (await customer.post('allow')).json()).toMatchObject({ state: 'live' });
});

test('[AUDIT-3] an audit log that is away keeps nobody from STOP, and loses no record', async () => {
  const { audit } = app.stores;
  const append = audit.append.bind(audit);
  let fails = false;
  audit.append = (log, record) => (fails ? Promise.reject(new Error('no power')) : append(log, record));
  const { id, customer } = await bothEnds(app, 'live');
  fails = true;
  expect((await customer.post('pause')).status).toBe(200);
  const headers = await app.issuer.bearer(sofia);
  const unread = await app.call('GET', `/audit/sessions/${id}`, { headers });
  expect(await refusal(unread)).toEqual([503, 'service/unavailable']);
  expect(app.logged).toEqual([`session ${id}: 2 audit records are still to be written`, 'audit-session failed: Error']);
  fails = false;
  await customer.post('continue');
  const types = (await audit.read(`session:${id}`, {})).map(({ event }) => event.type);
  expect(types).toEqual(['invited', 'pin-accepted', 'allowed', 'paused', 'continued']);
});
