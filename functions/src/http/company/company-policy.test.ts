import { createHash } from 'node:crypto';
import Database from 'libsql';
import type { AuditEvent, AuditRecord, PolicyName } from '@beside/protocol';
import { bothEnds, refusal } from '../../../testing/ends';
import { anna, grace, sofia, type Person } from '../../../testing/issuer';
import { norland, openTestApp, type TestApp } from '../../../testing/test-app';
import { canonicalJson } from '../../companies/canonical-json';
import type { Policy } from '../../companies/company';

const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };
const olga: Person = { oid: 'olga', name: 'Olga Petrov', tid: 'tenant-host', roles: ['Operator'] };
const NEXT = { ...norland.policy, base: 'nothing' as const, rules: [{ selector: 'h2', level: 'shown' as const }] };

type Read = Policy & PolicyName & { readonly publishedAt?: number };

let app: TestApp;
beforeEach(async () => void (app = await openTestApp({ operatorTenant: 'tenant-host' })));
afterEach(() => app.close());

const get = async (by: Person, key: string | number) =>
  app.call('GET', `/company/policies/${key}`, { headers: await app.issuer.bearer(by) });

async function publish(policy: object): Promise<void> {
  const headers = await app.issuer.bearer(tom);
  const own = (await (await app.call('GET', '/company', { headers })).json()) as Record<string, unknown>;
  const { name, origins, settings, revision } = own;
  const answer = await app.call('POST', '/company', { headers, body: { name, origins, settings, revision, policy } });
  expect(answer.status).toBe(200);
}

async function policiesIn(path: string, type: AuditEvent['type'], by = sofia): Promise<(PolicyName | undefined)[]> {
  const answer = await app.call('GET', path, { headers: await app.issuer.bearer(by) });
  const { records } = (await answer.json()) as { records: AuditRecord[] };
  return records.flatMap(({ event }) => (event.type === type && 'policy' in event ? [event.policy] : []));
}

/** Somebody who holds the file of the store. */
function forge(sql: string): void {
  const db = new Database(app.file);
  try {
    db.exec(`DROP TRIGGER policies_keep; ${sql}`);
  } finally {
    db.close();
  }
}

test('[COMP-6] [COMP-7] an old session names the rules of its time, and they are read when others hold', async () => {
  const { id, customer } = await bothEnds(app, 'live');
  await customer.post('end', { reason: 'stopped' });
  const publishedAt = app.now();
  app.pass(60_000);
  await publish(NEXT);
  const later = await bothEnds(app, 'live', 'c-2');

  const [named] = await policiesIn(`/audit/sessions/${id}`, 'allowed');
  const { hash, publishedAt: at, ...text } = (await (await get(sofia, named?.hash ?? '')).json()) as Read;
  expect([text, at]).toEqual([{ version: 1, ...norland.policy }, publishedAt]);
  expect(createHash('sha256').update(canonicalJson(text)).digest('hex')).toBe(named?.hash);
  expect(named).toEqual({ version: 1, hash });
  expect(await (await get(sofia, 1)).json()).toEqual({ hash, publishedAt, ...text });

  const [since] = await policiesIn(`/audit/sessions/${later.id}`, 'allowed');
  expect(await (await get(sofia, since?.hash ?? '')).json()).toEqual({
    ...NEXT,
    ...{ version: 2, hash: since?.hash, publishedAt: publishedAt + 60_000 },
  });
  expect(await policiesIn('/audit/company', 'settings-changed')).toEqual([since]);
});

test('[COMP-6] the first record of a company names its first rules', async () => {
  const body = { ...norland, id: 'harbour', tenants: ['tenant-harbour'], origins: ['https://harbour.test'] };
  await app.call('POST', '/companies', { headers: await app.issuer.bearer(olga), body });
  const auditor: Person = { ...sofia, tid: 'tenant-harbour', roles: ['Auditor'] };
  const [named] = await policiesIn('/audit/company', 'company-created', auditor);
  expect(await (await get(auditor, named?.hash ?? '')).json()).toMatchObject({ version: 1, ...norland.policy });
});

test.each<[string, Person, number]>([
  ['supervisors', sofia, 200],
  ['auditors', { ...sofia, roles: ['Auditor'] }, 200],
  ['administrators', tom, 200],
  ['agents', anna, 403],
])('[COMP-7] of %s the answer is the same for every text', async (_who, person, status) => {
  await publish(NEXT);
  expect([(await get(person, 1)).status, (await get(person, 2)).status]).toEqual([status, status]);
});

test('[COMP-7] another company’s rules are unknown, and so is what was never published', async () => {
  const { hash } = (await (await get(sofia, 1)).json()) as Read;
  expect(await refusal(await get(grace, hash))).toEqual([404, 'policy/unknown']);
  expect(await (await get(grace, 1)).json()).toMatchObject({ base: 'nothing', rules: [] });
  expect(await refusal(await get(sofia, 2))).toEqual([404, 'policy/unknown']);
  expect(await refusal(await get(sofia, 'f'.repeat(64)))).toEqual([404, 'policy/unknown']);
  for (const key of ['0', '01', '-1', 'latest', 'F'.repeat(64)])
    expect(await refusal(await get(sofia, key))).toEqual([400, 'request/malformed']);
});

test('[COMP-7] a text that was changed in the store is refused, and so is one with a hash of its own', async () => {
  const { hash } = (await (await get(sofia, 1)).json()) as Read;
  await publish(NEXT);
  const opened = { ...norland.policy, rules: [] };
  forge(`UPDATE policies SET rules = '${JSON.stringify(opened)}' WHERE company = 'norland' AND version = 1`);
  expect(await refusal(await get(sofia, hash))).toEqual([500, 'policy/altered']);
  expect(await refusal(await get(sofia, 1))).toEqual([500, 'policy/altered']);
  const own = createHash('sha256')
    .update(canonicalJson({ version: 1, ...opened }))
    .digest('hex');
  const db = new Database(app.file);
  db.exec(`UPDATE policies SET hash = '${own}' WHERE company = 'norland' AND version = 1`);
  db.close();
  expect(await refusal(await get(sofia, hash))).toEqual([404, 'policy/unknown']);
});

test('[COMP-5] [COMP-7] rules that hold are read before they are kept', async () => {
  const { policies } = app.stores;
  const { keep } = policies;
  policies.keep = async (policy) => (policy.version === 2 ? Promise.reject(new Error('away')) : keep(policy));
  await publish(NEXT);
  expect(await policies.byVersion('norland', 2)).toBeNull();
  const { hash } = (await (await get(sofia, 2)).json()) as Read;
  expect(await (await get(sofia, hash)).json()).toMatchObject({ version: 2, ...NEXT });
});
