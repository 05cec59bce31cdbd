import { decodeAuditFile, verifyAudit } from '@beside/protocol';
import { invite, wait } from '../../../testing/ends';
import { anna, elena, ravi, type Person } from '../../../testing/issuer';
import { openTestApp, type TestApp } from '../../../testing/test-app';
import type { AuditSession } from './audit-session';

const STAFF = { issuerTemplate: 'https://login.test/{tenantid}/v2.0', audience: 'api://beside', unitClaim: 'unit' };
let app: TestApp;
/** Anna's and Ravi's sessions, of two business units, and one of an agent without. */
let sessions: { readonly anna: string; readonly ravi: string; readonly nobody: string };

const staff = (oid: string, ...roles: string[]): Person => ({
  oid,
  name: `Name of ${oid}`,
  tid: 'tenant-norland',
  roles,
});
const nobody = staff('nobody', 'Agent');
const units: Readonly<Record<string, string>> = { anna: 'north', ravi: 'south' };
const headersOf = (person: Person, unit?: string) => app.issuer.bearer(person, unit === undefined ? {} : { unit });

async function inviteIn(person: Person): Promise<string> {
  const unit = units[person.oid];
  const body = { conversation: `c-${person.oid}`, channel: 'chat', versions: { min: 1, max: 1 } };
  const answer = await app.call('POST', '/invitations', { headers: await headersOf(person, unit), body });
  return ((await answer.json()) as { session: { id: string } }).session.id;
}

beforeEach(async () => {
  app = await openTestApp({ staff: STAFF });
  sessions = { anna: await inviteIn(anna), ravi: await inviteIn(ravi), nobody: await inviteIn(nobody) };
});
afterEach(() => app.close());

interface Case {
  readonly who: string;
  readonly person: Person;
  readonly unit?: string;
  /** Whose sessions are read; `null`: no audit at all. */
  readonly reads: readonly (keyof typeof sessions)[] | null;
  readonly company: boolean;
  readonly exports: boolean;
}

const all = ['anna', 'ravi', 'nobody'] as const;
const cases: readonly Case[] = [
  { who: 'an agent: the own', person: anna, unit: 'north', reads: ['anna'], company: false, exports: false },
  { who: 'an agent without a unit: the own', person: nobody, reads: ['nobody'], company: false, exports: false },
  {
    who: 'a supervisor of a unit: the unit’s',
    person: staff('s1', 'Supervisor'),
    unit: 'south',
    reads: ['ravi'],
    company: false,
    exports: true,
  },
  {
    who: 'a supervisor of a unit without sessions: none',
    person: staff('s2', 'Supervisor'),
    unit: 'west',
    reads: [],
    company: false,
    exports: true,
  },
  {
    who: 'a supervisor whose sign-in names no unit, where there are units: nothing',
    person: staff('s3', 'Supervisor'),
    reads: null,
    company: false,
    exports: false,
  },
  {
    who: 'the same, who is an agent too: the own',
    person: staff('anna', 'Agent', 'Supervisor'),
    reads: ['anna'],
    company: false,
    exports: false,
  },
  {
    who: 'an auditor: all, whatever unit',
    person: staff('a1', 'Auditor'),
    unit: 'south',
    reads: all,
    company: true,
    exports: true,
  },
  {
    who: 'an agent who supervises: the unit’s',
    person: staff('ravi', 'Agent', 'Supervisor'),
    unit: 'north',
    reads: ['anna'],
    company: false,
    exports: true,
  },
  { who: 'an administrator: nothing', person: staff('t1', 'Admin'), reads: null, company: false, exports: false },
  { who: 'somebody without a role: nothing', person: staff('x1'), reads: null, company: false, exports: false },
  {
    who: 'an auditor of another company: nothing of this',
    person: { ...elena, roles: ['Auditor'] },
    reads: [],
    company: true,
    exports: true,
  },
];

describe.each(cases)('[AUDIT-15] $who', ({ person, unit, reads, company, exports }) => {
  const get = async (path: string) => app.call('GET', path, { headers: await headersOf(person, unit) });

  test('the list', async () => {
    const answer = await get('/audit/sessions');
    expect(answer.status).toBe(reads ? 200 : 403);
    if (!reads) return;
    const { sessions: listed } = (await answer.json()) as { sessions: AuditSession[] };
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(reads.map((name) => sessions[name])));
  });

  test('one session', async () => {
    for (const name of all) {
      const answer = await get(`/audit/sessions/${sessions[name]}`);
      expect(answer.status).toBe(reads ? (reads.includes(name) ? 200 : 404) : 403);
    }
  });

  test('the company’s log', async () => {
    expect((await get('/audit/company')).status).toBe(company ? 200 : 403);
  });

  test('[AUDIT-23] what is said to be open is what opens, and saying it is no reading', async () => {
    const range = `from=${app.now()}&to=${app.now()}&zone=UTC`;
    const paths = {
      ...{ live: '/audit/live', sessions: '/audit/sessions', figures: `/audit/figures?${range}` },
      ...{ export: '/audit/export', company: '/audit/company' },
    };
    const last = async () => (await app.stores.audit.last(`company:${person.tid.slice('tenant-'.length)}`))?.seq;
    const before = await last();
    const answer = await get('/audit/parts');
    expect(await last()).toBe(before);
    const { parts } = reads ? ((await answer.json()) as { parts: string[] }) : { parts: [] };
    expect(answer.status).toBe(reads ? 200 : 403);
    const opened: string[] = [];
    for (const [part, path] of Object.entries(paths)) if ((await get(path)).status === 200) opened.push(part);
    expect(opened).toEqual(parts);
  });

  test('the export', async () => {
    const answer = await get('/audit/export');
    expect(answer.status).toBe(exports ? 200 : 403);
    if (!exports) return;
    const file = decodeAuditFile(await answer.json());
    expect(file?.sessions.map(({ id }) => id).sort()).toEqual((reads ?? []).map((name) => sessions[name]).sort());
    expect(file && (await verifyAudit(file)).findings).toEqual([]);
    const named = file?.ledger.some(({ actor }) => actor);
    expect(named).toBe(company);
  });
});

test.each(['pin', 'request'] as const)(
  '[AUDIT-15] a session that a customer’s %s began is of the agent’s unit, too',
  async (kind) => {
    const { id, pin } = await wait(app, kind);
    const body = { conversation: 'c-9', channel: 'voice', versions: { min: 1, max: 1 } };
    const taken = await app.call('POST', kind === 'pin' ? '/pins/take' : `/requests/${id}/take`, {
      headers: await headersOf(staff('other', 'Agent'), 'south'),
      body: { ...body, ...(kind === 'pin' && { pin }) },
    });
    expect(taken.status).toBe(201);
    const { session } = (await taken.json()) as { session: { id: string } };
    const read = async (unit: string) =>
      app.call('GET', `/audit/sessions/${session.id}`, { headers: await headersOf(staff('s1', 'Supervisor'), unit) });
    expect([(await read('south')).status, (await read('north')).status]).toEqual([200, 404]);
  },
);

test('[AUDIT-15] where no units are known a supervisor reads the company’s audit', async () => {
  const plain = await openTestApp();
  await invite(plain, 'c-1', anna);
  const headers = await plain.issuer.bearer(staff('s3', 'Supervisor'));
  const listed = (await (await plain.call('GET', '/audit/sessions', { headers })).json()) as { sessions: object[] };
  expect(listed.sessions).toHaveLength(1);
  expect((await plain.call('GET', '/audit/company', { headers })).status).toBe(200);
  plain.close();
});

test('[AUDIT-15] a unit that is no text is no sign-in', async () => {
  const headers = await app.issuer.bearer(staff('s1', 'Supervisor'), { unit: ['north', 'south'] });
  expect((await app.call('GET', '/audit/sessions', { headers })).status).toBe(401);
});

test('[AUDIT-15] agents read what happened in their session, without the file for checking others', async () => {
  const { session } = await invite(app, 'c-more', anna);
  const answer = await app.call('GET', `/audit/sessions/${session.id}`, { headers: await headersOf(anna, 'north') });
  expect(Object.keys((await answer.json()) as object).sort()).toEqual(['records', 'session']);
});
