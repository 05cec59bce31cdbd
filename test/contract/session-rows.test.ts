import path from 'node:path';
import { channelOptions, endedByOptions, endReasonOptions, stateOptions, type SessionRow } from '@beside/functions';
import { readSourceTree } from '../../solution/src/source-tree';
import { definedColumns } from '../../solution/src/tables';
import type { CrmRecord } from '../twin/dataverse/organisation';
import { openDataverse, ORGANISATION, rowOfTest, type Plan } from '../support/servers/open-dataverse';
import { rowsDouble } from '../../functions/testing/rows-double';
import { ROOT } from '../support/tree-files';
import { sessionRowsContract } from './session-rows';

sessionRowsContract('the Dataverse Web API', () => {
  const { rows, values, count } = openDataverse();
  return { rows, count, revision: (record) => (values(record)?.['beside_revision'] as number | undefined) ?? null };
});

sessionRowsContract('the double', () => {
  const rows = rowsDouble();
  return { rows, count: () => rows.records().length, revision: (record) => rows.row(record)?.revision ?? null };
});

const ID = '01900000-0000-7000-8000-000000000007';
const RECORD = 'c0000000-1111-4111-8111-111111111111';

test.each([
  ['beside_channel', channelOptions],
  ['beside_state', stateOptions],
  ['beside_endreason', endReasonOptions],
  ['beside_endedby', endedByOptions],
])('[ROW-1] %s: each code has the number of the solution’s table', (column, options) => {
  const columns = definedColumns(readSourceTree(path.join(ROOT, 'solution/unpacked')), 'beside_session');
  const defined = columns.get(column)?.options.map(({ code, value }) => [code, value]);
  expect(Object.entries(options)).toEqual(defined);
});

test('[ROW-1] the agent is known by their id in Entra, and owns the row', async () => {
  const { rows, organisation, values } = openDataverse();
  await rows.put(rowOfTest(ID, 1), null);
  const anna = organisation.users.find(({ name }) => name === 'Anna Visser');
  expect(values(ID)).toMatchObject({ beside_agentid: anna?.id, ownerid: anna?.id, owningbusinessunit: anna?.unit.id });
});

test.each<[SessionRow['about'] & object, string]>([
  [{ table: 'contact', id: RECORD }, 'beside_customerid'],
  [{ table: 'account', id: RECORD }, 'beside_customerid'],
  [{ table: 'incident', id: RECORD }, 'beside_caseid'],
  [{ table: 'phonecall', id: RECORD }, 'beside_phonecallid'],
  [{ table: 'msdyn_ocliveworkitem', id: RECORD }, 'beside_conversationid'],
])('[ROW-1] %p is looked up in %s', async (about, column) => {
  const { rows, values } = openDataverse();
  expect(await rows.put(rowOfTest(ID, 1, { about }), null)).toMatchObject({ is: 'written' });
  expect(values(ID)).toMatchObject({ [column]: RECORD });
});

const [CUSTOMER, CASE] = ['11111111-0000-4000-8000-000000000001', '22222222-0000-4000-8000-000000000002'] as const;
const contact = { table: 'contact', id: CUSTOMER } as const;
const incident = { table: 'incident', id: CASE } as const;

test.each<[table: (SessionRow['about'] & object)['table'], lookups: CrmRecord['lookups'], row: Record<string, string>]>(
  [
    [
      'msdyn_ocliveworkitem',
      { _msdyn_customer_value: contact, _msdyn_issueid_value: incident },
      { beside_conversationid: RECORD, beside_customerid: CUSTOMER, beside_caseid: CASE },
    ],
    [
      'msdyn_ocliveworkitem',
      { _msdyn_customer_value: { ...contact, table: 'account' } },
      { beside_customerid: CUSTOMER },
    ],
    ['phonecall', { _regardingobjectid_value: contact }, { beside_phonecallid: RECORD, beside_customerid: CUSTOMER }],
    ['phonecall', { _regardingobjectid_value: incident }, { beside_phonecallid: RECORD, beside_caseid: CASE }],
    ['incident', { _customerid_value: contact }, { beside_caseid: RECORD, beside_customerid: CUSTOMER }],
  ],
)('[ROW-1] whom and which case the organisation has at a %s stands in the row: %j', async (table, lookups, row) => {
  const { rows, values } = openDataverse((_table, id) => ({ name: '', lookups: id === RECORD ? lookups : {} }));
  const first = await rows.put(rowOfTest(ID, 1, { about: { table, id: RECORD } }), null);
  expect(values(ID)).toMatchObject(row);
  await rows.put(rowOfTest(ID, 2, { agent: null, about: null }), first.is === 'written' ? first.tag : null);
  for (const column of Object.keys(row)) expect(values(ID)).toMatchObject({ [column]: null });
});

test.each<[string, CrmRecord['lookups']]>([
  ['a lead', { _msdyn_customer_value: { table: 'lead', id: CUSTOMER } }],
  ['nobody', {}],
  ['no id', { _msdyn_customer_value: { table: 'contact', id: "1)/x('" } }],
])('[ROW-1] a conversation with %s stands in the row by itself', async (_whom, lookups) => {
  const { rows, values } = openDataverse(() => ({ name: '', lookups }));
  await rows.put(rowOfTest(ID, 1, { about: { table: 'msdyn_ocliveworkitem', id: RECORD } }), null);
  expect(values(ID)).toMatchObject({ beside_conversationid: RECORD });
  expect(values(ID)).not.toHaveProperty('beside_customerid');
});

test('[ROW-1] whom the organisation has taken away from a conversation goes from the row', async () => {
  let lookups: CrmRecord['lookups'] = { _msdyn_customer_value: contact, _msdyn_issueid_value: incident };
  const { rows, values } = openDataverse((_table, id) => ({ name: '', lookups: id === RECORD ? lookups : {} }));
  const about = { table: 'msdyn_ocliveworkitem', id: RECORD } as const;
  const first = await rows.put(rowOfTest(ID, 1, { about }), null);
  lookups = { _msdyn_issueid_value: { ...incident, id: RECORD } };
  await rows.put(rowOfTest(ID, 2, { about }), first.is === 'written' ? first.tag : null);
  expect(values(ID)).toMatchObject({ beside_conversationid: RECORD, beside_customerid: null, beside_caseid: RECORD });
});

test('[ROW-5] a customer who is gone meanwhile takes not the conversation along', async () => {
  const lookups = { _msdyn_customer_value: contact };
  const { rows, values } = openDataverse((_table, id) => (id === CUSTOMER ? null : { name: '', lookups }));
  await rows.put(rowOfTest(ID, 1, { about: { table: 'msdyn_ocliveworkitem', id: RECORD } }), null);
  expect(values(ID)).toMatchObject({ beside_conversationid: RECORD, beside_agentid: expect.any(String) });
  expect(values(ID)).not.toHaveProperty('beside_customerid');
});

test.each<[number | 'nothing', string]>([
  ['nothing', 'down'],
  [429, 'throttled'],
  [503, 'down'],
])('[ROW-4] when %s answers who a conversation is with, the row waits', async (status, fault) => {
  const { rows, count, plan } = openDataverse();
  plan((request, answer) => {
    if (!request.url.includes('msdyn_ocliveworkitems')) return answer();
    return status === 'nothing' ? Promise.reject(new Error('away')) : Promise.resolve(new Response(null, { status }));
  });
  const about = { table: 'msdyn_ocliveworkitem', id: RECORD } as const;
  expect(await rows.put(rowOfTest(ID, 1, { about }), null)).toEqual({ is: 'busy', fault });
  expect(count()).toBe(0);
});

test.each([400, 403, 404, 500])(
  '[ROW-4] when %d answers who a conversation is with, the row is written all the same',
  async (status) => {
    const { rows, values, plan } = openDataverse();
    plan((request, answer) =>
      request.url.includes('msdyn_ocliveworkitems') ? Promise.resolve(new Response(null, { status })) : answer(),
    );
    const about = { table: 'msdyn_ocliveworkitem', id: RECORD } as const;
    expect(await rows.put(rowOfTest(ID, 1, { about }), null)).toMatchObject({ is: 'written' });
    expect(values(ID)).toMatchObject({ beside_conversationid: RECORD });
  },
);

test('[ROW-5] an organisation that knows neither record nor agent has the session all the same', async () => {
  const { rows, values, organisation } = openDataverse(() => null);
  const about = { table: 'contact', id: RECORD } as const;
  await rows.put(rowOfTest(ID, 1, { about }), null);
  expect(values(ID)).toMatchObject({ beside_state: 287_310_102 });
  expect(values(ID)).not.toHaveProperty('beside_customerid');
  const stranger = '99999999-0000-4000-8000-000000000001';
  await rows.put(rowOfTest(RECORD, 1, { about, agent: stranger }), null);
  expect(values(RECORD)).toMatchObject({ ownerid: organisation.service.id });
  expect(values(RECORD)).not.toHaveProperty('beside_agentid');
});

test('[ROW-5] what the organisation does know stands in the row', async () => {
  const { rows, values, organisation } = openDataverse();
  const about = { table: 'contact', id: RECORD } as const;
  await rows.put(rowOfTest(ID, 1, { about, agent: '99999999-0000-4000-8000-000000000001' }), null);
  expect(values(ID)).toMatchObject({ beside_customerid: RECORD, ownerid: organisation.service.id });
});

test.each([
  ['nothing of it', new Map<string, string>()],
  ['it in its own business unit alone', new Map([['prvAssignbeside_session', 'Local']])],
])('[ROW-4] a user that may give rows to nobody is refused, and found out before: %s', async (_what, privileges) => {
  const { rows, count } = openDataverse(undefined, privileges);
  expect(await rows.check(ORGANISATION)).toBe('unassignable');
  expect(await rows.put(rowOfTest(ID, 1), null)).toEqual({ is: 'refused', fault: 'forbidden' });
  expect(count()).toBe(0);
});

test('[ROW-4] an agent whom the organisation forbids to have the row is no agent whom it does not know', async () => {
  const { rows, plan, count, asked } = openDataverse();
  plan(async (request, answer) =>
    (await request.clone().text()).includes('ownerid') ? Response.json({}, { status: 403 }) : answer(),
  );
  expect(await rows.put(rowOfTest(ID, 1), null)).toEqual({ is: 'refused', fault: 'forbidden' });
  expect([count(), asked]).toEqual([0, [`PATCH beside_sessions(beside_recordid='${ID}')`]]);
});

test('[ROW-4] who may not ask what it may is not accused; a question that is lost is one of those that pass', async () => {
  const { rows, plan } = openDataverse();
  const privilege =
    (code: number): Plan =>
    (request, answer) =>
      request.url.includes('RetrieveUserPrivilege') ? Promise.resolve(new Response(null, { status: code })) : answer();
  plan(privilege(403));
  expect(await rows.check(ORGANISATION)).toBeNull();
  plan(privilege(503));
  expect(await rows.check(ORGANISATION)).toBe('down');
});

test('[ROW-6] names and places go from a row that leaves, and the service owns it', async () => {
  const { rows, values, organisation } = openDataverse();
  const about = { table: 'contact', id: RECORD } as const;
  const first = await rows.put(rowOfTest(ID, 1, { about }), null);
  const columns = { ...rowOfTest(ID, 2).columns, beside_origin: null };
  await rows.put(rowOfTest(ID, 2, { agent: null, columns }), first.is === 'written' ? first.tag : null);
  expect(values(ID)).toMatchObject({ beside_agentid: null, beside_customerid: null, beside_origin: null });
  expect(values(ID)).toMatchObject({ ownerid: organisation.service.id, beside_reference: '123-456-789' });
});

test('[ROW-6] an application user that was made anew owns what names nobody from the next try on', async () => {
  const { rows, plan, values, organisation } = openDataverse();
  const first = await rows.put(rowOfTest(ID, 1), null);
  const put = () => rows.put(rowOfTest(ID, 2, { agent: null }), first.is === 'written' ? first.tag : null);
  plan((request, answer) =>
    request.url.endsWith('/WhoAmI') ? Promise.resolve(Response.json({ UserId: RECORD })) : answer(),
  );
  expect(await put()).toEqual({ is: 'refused', fault: 'missing' });
  plan((_request, answer) => answer());
  expect(await put()).toMatchObject({ is: 'written' });
  expect(values(ID)).toMatchObject({ ownerid: organisation.service.id });
});

test('[ROW-6] a row that its organisation has deleted is not put back to say nothing of anybody', async () => {
  const { rows, count, remove } = openDataverse();
  const first = await rows.put(rowOfTest(ID, 1), null);
  remove(ID);
  const outcome = await rows.put(rowOfTest(ID, 2, { agent: null }), first.is === 'written' ? first.tag : null);
  expect([outcome.is, count()]).toEqual(['written', 0]);
});

const status =
  (code: number, headers: Record<string, string> = {}): Plan =>
  async () =>
    Response.json({ error: {} }, { status: code, headers });
const late = async (answer: () => Promise<Response>): Promise<never> => {
  await answer();
  throw Object.assign(new Error('late'), { name: 'TimeoutError' });
};

test.each<[string, Plan, object]>([
  ['is away', async () => Promise.reject(new TypeError('fetch failed')), { is: 'busy', fault: 'down' }],
  ['breaks', status(500), { is: 'busy', fault: 'down' }],
  ['is throttled', status(429, { 'retry-after': '37' }), { is: 'busy', fault: 'throttled', waitMs: 37_000 }],
  [
    'is in maintenance',
    status(503, { 'retry-after': 'Mon, 02 Nov 2026 12:02:00 GMT' }),
    { is: 'busy', fault: 'down', waitMs: 120_000 },
  ],
  ['does not take the token', status(401), { is: 'busy', fault: 'identity' }],
  ['forbids it', status(403), { is: 'refused', fault: 'forbidden' }],
  ['has no such table', status(404), { is: 'refused', fault: 'missing' }],
  ['has no such column', status(400), { is: 'refused', fault: 'invalid' }],
  ['answers too late', (_request, answer) => late(answer), { is: 'busy', fault: 'slow' }],
])('[ROW-4] an organisation that %s', async (_how, plan, outcome) => {
  const { rows, plan: put } = openDataverse();
  put(plan);
  expect(await rows.put(rowOfTest(ID, 1), null)).toEqual(outcome);
  expect(await rows.check(ORGANISATION)).toBe((outcome as { fault: string }).fault);
});

test.each([
  ['86400', 15 * 60_000],
  ['9'.repeat(400), 15 * 60_000],
  ['Fri, 31 Dec 2099 23:59:59 GMT', 15 * 60_000],
  ['900', 15 * 60_000],
  ['0', undefined],
  ['-5', undefined],
  ['Sun, 01 Nov 2026 12:00:00 GMT', undefined],
  ['soon', undefined],
])('[ROW-4] an organisation that asks to wait for %s', async (asked, waitMs) => {
  const { rows, plan } = openDataverse();
  plan(status(503, { 'retry-after': asked }));
  const outcome = { is: 'busy', fault: 'down', ...(waitMs && { waitMs }) };
  expect(await rows.put(rowOfTest(ID, 1), null)).toEqual(outcome);
});

test('[ROW-4] without a token nothing is sent', async () => {
  const { rows, token, asked } = openDataverse();
  token(null);
  expect(await rows.put(rowOfTest(ID, 1), null)).toEqual({ is: 'busy', fault: 'identity' });
  expect(asked).toEqual([]);
});

test('[ROW-3] what was written and not answered for is known the next time, and not written twice', async () => {
  const { rows, plan, values, asked } = openDataverse();
  plan((_request, answer) => late(answer));
  await rows.put(rowOfTest(ID, 1), null);
  plan((_request, answer) => answer());
  asked.length = 0;
  const outcome = await rows.put(rowOfTest(ID, 1), null);
  expect(outcome).toEqual({ is: 'written', tag: 'W/"1"' });
  expect([values(ID)?.['beside_revision'], asked.map((one) => one.split(' ')[0])]).toEqual([1, ['PATCH', 'GET']]);
});

test('[ROW-3] one request is enough where nothing has come between', async () => {
  const { rows, asked } = openDataverse();
  const first = await rows.put(rowOfTest(ID, 1), null);
  await rows.put(rowOfTest(ID, 2), first.is === 'written' ? first.tag : null);
  expect(asked).toEqual([
    `PATCH beside_sessions(beside_recordid='${ID}')`,
    `PATCH beside_sessions(beside_recordid='${ID}')`,
  ]);
});

test.each([
  ['a state that the table has no option for', { beside_state: 1 }],
  ['a reference that is too long', { beside_reference: '1234-567-8901' }],
  ['more hidden items than there are', { beside_hiddencount: 10_001 }],
  ['a time that is none', { beside_invitedon: 'yesterday' }],
  ['a column that the table has not', { beside_pin: '123456' }],
])('[ROW-4] %s is refused by the twin as it would be there', async (_what, changed) => {
  const { rows, count } = openDataverse();
  const columns = { ...rowOfTest(ID, 1).columns, ...changed } as SessionRow['columns'];
  expect(await rows.put(rowOfTest(ID, 1, { columns }), null)).toEqual({ is: 'refused', fault: 'invalid' });
  expect(count()).toBe(0);
});
