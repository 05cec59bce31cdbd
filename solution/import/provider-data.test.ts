import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DESK_FORMS } from '../pages/record-pane';
import { openDataverse } from './dataverse';
import { startDataverse, type DataverseDouble } from './dataverse-double';
import { importData, readArguments } from './provider-data';
import { isReference, RECORDS } from './records';
import { VOICE_SESSION_ID } from './voice-session';

const TOKEN = 'a-token';
const VOICE = `msdyn_sessiontemplates(${VOICE_SESSION_ID})`;
const TABS = 'msdyn_sessiontemplate_applicationtab';
let crm: DataverseDouble;

beforeEach(async () => {
  crm = await startDataverse(TOKEN);
  crm.options.set('msdyn_conversationaction.msdyn_eventname', [
    { value: 100000001, labels: ['Send message', 'Bericht verzenden'] },
    { value: 100000000, labels: ['Open App Tab Template', 'App-tabbladsjabloon openen'] },
  ]);
  crm.options.set('msdyn_channelcapability.msdyn_escalationchannelmode', [
    { value: 192350001, labels: ['Schermdeling', 'Screen sharing'] },
    { value: 192350002, labels: ['Samen browsen', 'Cobrowse'] },
  ]);
  crm.options.set('msdyn_applicationtabtemplate.msdyn_pagetype', [
    { value: 7, labels: ['Web Resource'] },
    { value: 8, labels: ['Entity Record'] },
  ]);
});
afterEach(() => crm.stop());

async function run(...args: readonly string[]): Promise<readonly string[]> {
  const options = readArguments(['https://contoso.crm4.dynamics.com', ...args]);
  if (typeof options === 'string') throw new Error(options);
  const said: string[] = [];
  await importData(
    options,
    openDataverse(crm.origin, () => TOKEN),
    (line) => said.push(line),
  );
  return said;
}
const row = (key: string) => {
  const record = RECORDS.find((one) => one.key === key);
  return crm.rows.get(`${record?.set}(${record?.id})`);
};

test('the first run makes every record, by condition new, with options found by their names in any language', async () => {
  const said = await run('--apply');
  expect(crm.written).toEqual(RECORDS.map(({ set, id }) => `PATCH ${set}(${id}) new`));
  expect(said.filter((line) => line.startsWith('created: '))).toHaveLength(RECORDS.length);
  expect(row('capability')).toEqual({
    msdyn_name: 'Beside_cobrowse',
    msdyn_escalationchannelmode: 192350002,
    _msdyn_provider_value: RECORDS.find(({ key }) => key === 'provider')?.id,
    _msdyn_conversationaction_value: RECORDS.find(({ key }) => key === 'action')?.id,
  });
  expect(row('action')).toMatchObject({ msdyn_eventname: 100000000, msdyn_eventparameter: 'beside_cobrowse_chat' });
});

test('a second run writes nothing', async () => {
  await run('--apply');
  const before = crm.written.length;
  const said = await run('--apply');
  expect(crm.written.length).toBe(before);
  expect(said.filter((line) => line.startsWith('unchanged: '))).toHaveLength(RECORDS.length);
});

test('what somebody changed is set right, that column alone and only where the record still is', async () => {
  await run('--apply');
  const action = row('action');
  Object.assign(action ?? {}, { msdyn_order: 5, msdyn_functionname: 'theirs' });
  const said = await run('--apply');
  expect(crm.written.slice(RECORDS.length)).toEqual([
    expect.stringMatching(/^PATCH msdyn_conversationactions\(.*\) existing$/),
  ]);
  expect(row('action')).toMatchObject({ msdyn_order: 0, msdyn_functionname: 'theirs' });
  expect(said).toContain('changed: msdyn_conversationactions action');
});

test('without --apply it looks, says what it would do, and writes nothing', async () => {
  const said = await run();
  expect([crm.written, crm.rows.size]).toEqual([[], 0]);
  expect(said).toContain('would be created: msdyn_providers provider');
  expect(said.at(-1)).toBe('Nothing was changed. Say --apply to do it.');
});

test('a record that comes into being meanwhile is not written over', async () => {
  const [provider] = RECORDS;
  const dataverse = openDataverse(crm.origin, () => TOKEN);
  const blind = { ...dataverse, read: async () => null };
  crm.rows.set(`${provider?.set}(${provider?.id})`, { msdyn_name: 'Theirs' });
  const options = { organisation: crm.origin, apply: true, remove: false, voiceSession: null };
  await expect(importData(options, blind, () => {})).rejects.toThrow(/^PATCH msdyn_providers\(.*\) was answered 412/);
  expect(row('provider')).toEqual({ msdyn_name: 'Theirs' });
});

test('an option that nobody knows is named with those that there are', async () => {
  crm.options.set('msdyn_applicationtabtemplate.msdyn_pagetype', [{ value: 1, labels: ['Dashboard'] }]);
  await expect(run('--apply')).rejects.toThrow(
    'msdyn_applicationtabtemplate.msdyn_pagetype has no option called “Web resource”, but Dashboard.',
  );
});

test('a refused token is said, not passed over', async () => {
  const options = { organisation: crm.origin, apply: false, remove: false, voiceSession: null };
  await expect(
    importData(
      options,
      openDataverse(crm.origin, () => 'another'),
      () => {},
    ),
  ).rejects.toThrow(/was answered 401/);
});

test('removing takes away what was brought, the last first, and once', async () => {
  await run('--apply');
  crm.rows.set('msdyn_providers(11111111-2222-4333-8444-555555555555)', { msdyn_name: 'Another' });
  const before = crm.written.length;
  await run('--remove', '--apply');
  expect([...crm.rows.values()]).toEqual([{ msdyn_name: 'Another' }]);
  const removed = crm.written.slice(before);
  expect(removed).toEqual([...RECORDS].reverse().map(({ set, id }) => `DELETE ${set}(${id}) any`));
  await run('--remove', '--apply');
  expect(crm.written.length).toBe(before + removed.length);
});

test('the copy of a voice session has its words, its anchor, its tabs and the tab of co-browse, once', async () => {
  const anchor = 'aaaaaaaa-0000-4000-8000-00000000000a';
  const tab = 'aaaaaaaa-0000-4000-8000-00000000000b';
  crm.rows.set('msdyn_sessiontemplates(aaaaaaaa-0000-4000-8000-000000000001)', {
    msdyn_uniquename: 'contoso_voice',
    msdyn_title: '{customerName}',
    msdyn_sessiontype: 0,
    _msdyn_anchortab_value: anchor,
    [TABS]: [{ msdyn_applicationtabtemplateid: tab }],
  });
  await run('--apply', '--voice-session', 'contoso_voice');
  const own = RECORDS.find(({ key }) => key === 'voice-tab')?.id;
  expect(crm.rows.get(VOICE)).toEqual({
    msdyn_name: 'Beside voice session',
    msdyn_uniquename: 'beside_voice_session',
    msdyn_title: '{customerName}',
    msdyn_sessiontype: 0,
    _msdyn_anchortab_value: anchor,
    [TABS]: [tab, own].map((id) => ({ msdyn_applicationtabtemplateid: id })),
  });
  const before = crm.written.length;
  await run('--apply', '--voice-session', 'contoso_voice');
  expect(crm.written.length).toBe(before);
});

test('a voice session that the organisation does not have is named', async () => {
  await expect(run('--apply', '--voice-session', 'nowhere')).rejects.toThrow(
    'There is no session template with the unique name nowhere.',
  );
  expect((await run('--apply')).some((line) => line.startsWith('left out: the copy of a voice session'))).toBe(true);
});

test.each([
  [[]],
  [['contoso']],
  [['https://contoso.crm4.dynamics.com/']],
  [['https://contoso.crm4.dynamics.com', '--aply']],
  [['https://contoso.crm4.dynamics.com', '--voice-session']],
])('%j is answered with how to say it', (args) => {
  expect(readArguments(args)).toMatch(/^usage: /);
});

test('every record has an id of its own, names what comes before it, and lies in a file that is read', () => {
  expect(new Set(RECORDS.map(({ id }) => id)).size).toBe(RECORDS.length);
  const earlier = new Set<string>();
  for (const { key, columns } of RECORDS) {
    const named = Object.values(columns).flatMap((value) => (isReference(value) ? [value.record] : []));
    expect(named.filter((one) => !earlier.has(one))).toEqual([]);
    earlier.add(key);
  }
  const folder = path.join(__dirname, 'data');
  const written = readdirSync(folder).flatMap(
    (file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as readonly { readonly id: string }[],
  );
  expect(written.map(({ id }) => id).sort()).toEqual(RECORDS.map(({ id }) => id).sort());
});

test('what the records name is in the package: the page, the icon, the form and the languages', () => {
  const columns = (key: string) => RECORDS.find((one) => one.key === key)?.columns;
  const resources = readdirSync(path.join(__dirname, '../unpacked/WebResources'));
  expect(resources).toContain(`${columns('chat-tab-page')?.['msdyn_value']}.data.xml`);
  expect(resources).toContain(`${String(columns('action')?.['msdyn_icon']).replace('/WebResources/', '')}.data.xml`);
  expect(columns('voice-tab-form')?.['msdyn_value']).toBe(DESK_FORMS['msdyn_ocliveworkitem']);
  const languages = RECORDS.map((record) => record.columns['msdyn_locale_picklist']).filter(Boolean);
  expect(languages).toEqual([1033, 1043, 1031, 1036, 1048]);
});
