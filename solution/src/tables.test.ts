import { endReasons, type Channel, type EndedBy, type SessionState } from '@beside/protocol';
import { DESK_FORMS } from '../pages/record-pane';
import { SESSIONS_FORM } from '../pages/sessions-pane';
import { definedColumns, tableOf } from './tables';
import { filesOf } from './source-tree';
import { planted, unpacked } from './unpacked-fixture';
import { allOf, parseFile, valueOf } from './xml';

const columns = definedColumns(unpacked, 'beside_session');
const codesOf = (column: string) => columns.get(column)?.options.map(({ code }) => code);

const channels: Readonly<Record<Channel, true>> = { chat: true, voice: true };
const enders: Readonly<Record<EndedBy, true>> = { customer: true, agent: true, supervisor: true, server: true };
const states: Readonly<Record<SessionState, true>> = {
  invited: true,
  asking: true,
  live: true,
  paused: true,
  ended: true,
};

test.each([
  ['beside_endreason', [...endReasons]],
  ['beside_channel', Object.keys(channels)],
  ['beside_endedby', Object.keys(enders)],
  ['beside_state', Object.keys(states)],
])('%s has an option for everything that the protocol knows, in its order', (column, codes) => {
  expect(codesOf(column)).toEqual(codes);
});

test('options have numbers of the publisher, each its own', () => {
  const prefix = Number(valueOf(parseFile(unpacked, 'Other/Solution.xml'), 'CustomizationOptionValuePrefix'));
  const values = [...columns.values()]
    .filter(({ type }) => type === 'picklist')
    .flatMap(({ options }) => options.map(({ value }) => value));
  expect(values.length).toBeGreaterThan(20);
  expect(values.filter((value) => Math.floor(value / 10_000) !== prefix)).toEqual([]);
  expect(new Set(values).size).toBe(values.length);
});

test('a session has one row by the id of its record', () => {
  const [key] = allOf(parseFile(unpacked, 'Entities/beside_session/Entity.xml'), 'EntityKeyAttributes');
  expect(key && allOf(key, 'AttributeName').map((name) => name.textContent)).toEqual(['beside_recordid']);
  expect(columns.get('beside_recordid')?.type).toBe('nvarchar');
});

test('the row holds what the audit knows of a session, which state that was, and no more', () => {
  const own = [...columns.keys()].filter((name) => name.startsWith('beside_'));
  expect(own.map((name) => name.slice('beside_'.length))).toEqual([
    ...['reference', 'sessionid', 'recordid', 'agentid', 'customerid', 'caseid', 'conversationid', 'phonecallid'],
    ...['channel', 'state', 'invitedon', 'startedon', 'endedon', 'duration', 'endreason', 'endedby', 'origin'],
    ...['hiddencount', 'writemodeused', 'failedpins', 'chainhead', 'retainuntil', 'revision'],
  ]);
});

test('the side pane opens the forms that are in the package', () => {
  const forms = filesOf(unpacked, /\/FormXml\//).flatMap((file) => {
    const form = parseFile(unpacked, file);
    const [desk] = allOf(form, 'customControl').filter((one) => one.getAttribute('name') === 'beside_Beside.Cobrowse');
    const place = desk && (allOf(desk, 'place')[0]?.textContent ?? 'form');
    return place ? [{ place, table: tableOf(file), id: valueOf(form, 'formid').replace(/[{}]/g, '') }] : [];
  });
  const ofPlace = (place: string) =>
    Object.fromEntries(forms.filter((form) => form.place === place).map(({ table, id }) => [table, id]));
  expect(ofPlace('form')).toEqual(DESK_FORMS);
  expect(ofPlace('pane')).toEqual({ systemuser: SESSIONS_FORM });
});

test('a column that is written otherwise is another column', () => {
  const tree = planted(/beside_session\/Entity\.xml$/, '<LogicalName>beside_origin<', '<LogicalName>beside_site<');
  expect([...definedColumns(tree, 'beside_session').keys()]).toContain('beside_site');
});
