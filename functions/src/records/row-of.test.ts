import { invite, type Session } from '@beside/protocol';
import { recordOf, rowOf } from './row-of';
import { firstRow, owedAgain, staying } from './row-state';

const NOON = Date.UTC(2026, 10, 2, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ANNA = '11111111-0000-4000-8000-000000000001';
const GUID = 'c0000000-1111-4111-8111-111111111111';

const invited = invite({
  id: '01900000-0000-7000-8000-000000000001',
  reference: '123-456-789',
  transport: '0'.repeat(32),
  company: 'norland',
  conversation: `contact:${GUID}`,
  channel: 'voice',
  agent: { id: ANNA.toUpperCase(), name: 'Anna Visser', unit: 'North' },
  invitedAt: NOON + 900,
  viewerVersions: { min: 1, max: 1 },
  contact: 'a hash',
});
const { state: _state, until: _until, ...facts } = invited;
const ended: Session = {
  ...facts,
  ...{ state: 'ended', at: NOON + 33.2 * MINUTE, by: 'supervisor', reason: 'supervisor-privacy', since: NOON + MINUTE },
  ...{ origin: 'https://www.norland.test', hidden: 50, risks: { write: 'before', wrongPins: 2, finals: 1 } },
};
const row = firstRow('https://norland.crm.test');
const recordWith = (session: Session) => ({ session, seq: 9, head: 'f'.repeat(64), mac: 'm', pending: [], ledger: {} });

test('[ROW-1] of an invitation there is who, when and by which way, and nothing of an end', () => {
  expect(rowOf(recordWith(invited), row, 30)).toEqual({
    organisation: 'https://norland.crm.test',
    record: invited.id,
    revision: 1,
    agent: ANNA,
    about: { table: 'contact', id: GUID },
    columns: {
      beside_reference: '123-456-789',
      beside_channel: 287_310_001,
      beside_state: 287_310_100,
      beside_invitedon: '2026-11-02T12:00:00Z',
      ...{ beside_startedon: null, beside_endedon: null, beside_duration: null, beside_endreason: null },
      ...{ beside_endedby: null, beside_origin: null, beside_hiddencount: null, beside_writemodeused: false },
      beside_failedpins: 0,
      beside_chainhead: 'f'.repeat(64),
      beside_retainuntil: null,
      beside_revision: 1,
    },
  });
});

test('[ROW-1] of an end there is what it came to, and how long it is kept', () => {
  expect(rowOf(recordWith(ended), row, 30).columns).toMatchObject({
    ...{ beside_state: 287_310_104, beside_endreason: 287_310_214, beside_endedby: 287_310_302 },
    ...{ beside_startedon: '2026-11-02T12:01:00Z', beside_endedon: '2026-11-02T12:33:12Z', beside_duration: 33 },
    ...{ beside_hiddencount: 50, beside_writemodeused: true, beside_failedpins: 2 },
    beside_retainuntil: '2026-12-02T12:33:12Z',
  });
  expect(rowOf(recordWith(ended), row, undefined).columns.beside_retainuntil).toBeNull();
  expect(rowOf({ ...recordWith(ended), held: true }, row, 30).columns.beside_retainuntil).toBeNull();
});

test('[ROW-1] no name, no PIN and no hash of a customer is in it', () => {
  const text = JSON.stringify([invited, ended].map((session) => rowOf(recordWith(session), row, 30)));
  expect(text).not.toMatch(/Anna Visser|North|a hash|participant/);
});

test('[ROW-6] a row that leaves keeps times, counts and the end, and names nobody and no place', () => {
  const leaving = rowOf(recordWith(ended), { ...row, isLeaving: true }, 30);
  expect(leaving).toMatchObject({ agent: null, about: null });
  expect(leaving.columns).toMatchObject({ beside_origin: null, beside_duration: 33, beside_endreason: 287_310_214 });
  expect(JSON.stringify(leaving)).not.toMatch(new RegExp(`${ANNA}|${GUID}|norland\\.test`));
});

test('[ROW-1] whose account is not one of Entra, or was erased, is nobody', () => {
  const of = (id: string) => rowOf(recordWith({ ...invited, agent: { id, name: '' } }), row, 30).agent;
  expect([of(''), of('anna'), of(ANNA)]).toEqual([null, null, ANNA]);
});

test.each([
  [GUID, { table: 'msdyn_ocliveworkitem', id: GUID }],
  [`phonecall:${GUID}`, { table: 'phonecall', id: GUID }],
  [`account:${GUID}`, { table: 'account', id: GUID }],
  [`Incident:${GUID.toUpperCase()}`, { table: 'incident', id: GUID }],
  ['c-1', null],
  ['contact:c-1', null],
  [`systemuser:${GUID}`, null],
  [`contact:${GUID})?$expand=x`, null],
])('[ROW-1] a conversation called %s', (conversation, record) => {
  expect(recordOf(conversation)).toEqual(record);
});

test('[ROW-2] [ROW-6] what is owed again is owed at once, as one revision more, and names come back where the session stays alone', () => {
  const owed = { ...row, tag: 'W/"4"', revision: 3, tries: 5, due: 99, fault: 'down', isLeaving: true } as const;
  const again = { ...row, revision: 4, tag: 'W/"4"', due: 0, tries: 0 };
  expect(owedAgain(owed)).toEqual({ row: { ...again, isLeaving: true } });
  expect(owedAgain(staying(owed))).toEqual({ row: again });
  expect([owedAgain(undefined), staying(undefined)]).toEqual([{}, undefined]);
});

test('[ROW-1] the days of a company are counted from the end', () => {
  const { beside_retainuntil: until } = rowOf(recordWith(ended), row, 1).columns;
  expect(Date.parse(until ?? '') - Date.parse('2026-11-02T12:33:12Z')).toBe(DAY);
});
