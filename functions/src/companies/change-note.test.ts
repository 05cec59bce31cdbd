import type { AuditRecord } from '@beside/protocol';
import { sofia, type Person } from '../../testing/issuer';
import { norland, openTestApp, type TestApp } from '../../testing/test-app';
import { seedCompany } from './seed-company';

const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };
const olga: Person = { oid: 'olga', name: 'Olga Petrov', tid: 'tenant-host', roles: ['Operator'] };

let app: TestApp;
beforeEach(async () => void (app = await openTestApp({ operatorTenant: 'tenant-host' })));
afterEach(() => app.close());

async function rename(name: string): Promise<number> {
  const headers = await app.issuer.bearer(tom);
  const own = (await (await app.call('GET', '/company', { headers })).json()) as Record<string, unknown>;
  const { policy, origins, settings, revision } = own;
  const { version: _version, ...rules } = policy as Record<string, unknown>;
  const body = { name, origins, settings, revision, policy: rules };
  return (await app.call('POST', '/company', { headers, body })).status;
}

async function changes(by: Person = sofia): Promise<string[]> {
  const audit = await app.call('GET', '/audit/company', { headers: await app.issuer.bearer(by) });
  const { records } = (await audit.json()) as { records: AuditRecord[] };
  return records.flatMap(({ event, actor }) =>
    event.type === 'settings-changed' || event.type === 'company-created' ? [`${event.type} ${actor?.id ?? '?'}`] : [],
  );
}

/** The store fails while the ledger is written: before the record is in it, or just after. */
function breakLedger(when: 'before' | 'after'): () => void {
  const { audit } = app.stores;
  const { append } = audit;
  audit.append = async (log, record) => {
    if (log.startsWith('company:') && when === 'before') throw new Error('away');
    const kept = await append.call(audit, log, record);
    if (log.startsWith('company:')) throw new Error('the answer is lost');
    return kept;
  };
  return () => void (audit.append = append);
}

test.each(['before', 'after'] as const)(
  '[COMP-1] a change whose record is broken off %s it is written is in the audit once, with who made it',
  async (when) => {
    const mend = breakLedger(when);
    expect(await rename('Norland')).toBe(200);
    expect(app.logged).toEqual(['company norland: its last change is still to be written to the ledger']);
    mend();
    await app.sweep();
    await app.sweep();
    expect(await changes()).toEqual(['settings-changed tom']);
  },
);

test('[COMP-1] told by two at the same time, it is in the audit once', async () => {
  const mend = breakLedger('before');
  await rename('Norland');
  mend();
  await Promise.all([app.sweep(), app.sweep()]);
  expect(await changes()).toEqual(['settings-changed tom']);
});

test('[COMP-1] whether it was told is asked of the changes in the ledger, and of nothing else there', async () => {
  await rename('Norland');
  await changes();
  const { audit } = app.stores;
  const { read } = audit;
  const found: string[] = [];
  audit.read = async (log, range) => {
    const records = await read.call(audit, log, range);
    if (range.first !== undefined && range.last === undefined) found.push(...records.map(({ event }) => event.type));
    return records;
  };
  const again = await openTestApp({ operatorTenant: 'tenant-host', stores: app.stores });
  await again.sweep();
  expect(found).toEqual(['settings-changed']);
});

test('[COMP-1] the next change does not go before the record of the last one', async () => {
  const mend = breakLedger('before');
  expect(await rename('Norland')).toBe(200);
  expect(await rename('Northland')).toBe(503);
  mend();
  expect(await rename('Northland')).toBe(200);
  expect(await changes()).toEqual(['settings-changed tom', 'settings-changed tom']);
});

test('[COMP-1] a restart of the host, and its file, lose no record', async () => {
  const mend = breakLedger('before');
  await rename('Norland');
  mend();
  await seedCompany({ ...app.stores, clock: app.now }, norland);
  await app.sweep();
  expect(await changes()).toEqual(['settings-changed tom']);
});

test('[COMP-4] a company whose first record was broken off has it after all', async () => {
  const mend = breakLedger('before');
  const body = { ...norland, id: 'harbour', tenants: ['tenant-harbour'], origins: ['https://harbour.test'] };
  const made = await app.call('POST', '/companies', { headers: await app.issuer.bearer(olga), body });
  expect(made.status).toBe(201);
  mend();
  await app.sweep();
  expect(await changes({ ...sofia, tid: 'tenant-harbour', roles: ['Auditor'] })).toEqual(['company-created olga']);
});

test('[AUDIT-8] [COMP-1] erased, the company keeps no name of who changed it, and the record stays', async () => {
  await rename('Norland');
  const headers = await app.issuer.bearer({ ...tom, oid: 'ines', name: 'Ines Duarte' });
  await app.call('POST', '/audit/erasures', { headers, body: { person: 'tom' } });
  expect(JSON.stringify(await app.stores.companies.byId('norland'))).not.toMatch(/"tom"|Tom Becker/);
  await app.sweep();
  expect(await changes()).toEqual(['settings-changed ?']);
});
