import { environmentVariables } from './host/environment-variables';
import { createSettingsSource } from './settings-source';
import type { RawSettings } from './settings';

const empty: RawSettings = {
  apiBase: { raw: null },
  authority: { raw: ' ' },
  clientId: { raw: '' },
  scope: { raw: null },
};
const full = new Map([
  ['beside_ApiBase', 'https://beside.example/api/'],
  ['beside_TenantId', '11111111-2222-4333-8444-555555555555'],
  ['beside_ClientId', 'desk'],
  ['beside_Scope', 'api://beside/Sessions.Use'],
]);

/** A source whose environment answers when the test says so. */
function source(answer: ReadonlyMap<string, string>) {
  const asked = jest.fn();
  const arrived = jest.fn();
  let give = () => {};
  const ask = () => {
    asked();
    return new Promise<ReadonlyMap<string, string>>((done) => (give = () => done(answer)));
  };
  const of = createSettingsSource(ask, arrived);
  return { of, asked, arrived, answer: async () => void (give(), await Promise.resolve(), await Promise.resolve()) };
}

test('what a control leaves empty comes from the environment, asked once', async () => {
  const { of, asked, arrived, answer } = source(full);
  expect(of.read(empty)).toEqual({ state: 'asking' });
  expect(of.read(empty)).toEqual({ state: 'asking' });
  await answer();
  expect(asked).toHaveBeenCalledTimes(1);
  expect(arrived).toHaveBeenCalledTimes(1);
  expect(of.read(empty)).toEqual({
    state: 'ready',
    value: {
      apiBase: 'https://beside.example/api',
      authority: 'https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0',
      clientId: 'desk',
      scope: 'api://beside/Sessions.Use',
    },
  });
});

test('what is set on the control counts before the environment, and needs nobody to be asked', () => {
  const { of, asked } = source(full);
  const set = { raw: 'https://set.example' };
  const settings = { apiBase: set, authority: set, clientId: set, scope: set };
  expect(of.read(settings)).toMatchObject({ state: 'ready', value: { apiBase: 'https://set.example' } });
  expect(asked).not.toHaveBeenCalled();
});

test('what neither has is named, and nobody is asked again', async () => {
  const { of, asked, answer } = source(new Map([['beside_ApiBase', 'https://beside.example/api']]));
  of.read(empty);
  await answer();
  expect(of.read(empty)).toEqual({
    state: 'faulty',
    missing: ['authority', 'clientId', 'scope'],
    malformed: [],
  });
  expect(asked).toHaveBeenCalledTimes(1);
});

test.each([
  ['no address', 'beside.example/api'],
  ['half an address', 'https://'],
  ['an address without TLS', 'http://beside.example/api'],
  ['an address with a question', 'https://beside.example/api?key=1'],
  ['an address with a password', 'https://me:secret@beside.example/api'],
])('%s is named as none, and nobody is asked for it', (_what, raw) => {
  const { of, asked } = source(full);
  const set = { raw: 'https://set.example' };
  const faulty = { state: 'faulty', missing: [], malformed: ['apiBase'] };
  expect(of.read({ apiBase: { raw }, authority: set, clientId: set, scope: set })).toEqual(faulty);
  expect(asked).not.toHaveBeenCalled();
});

test('on this very machine an address may do without TLS', () => {
  const set = { raw: 'http://localhost:7071/api' };
  expect(source(full).of.read({ apiBase: set, authority: set, clientId: set, scope: set }).state).toBe('ready');
});

test('a control that is gone is told nothing', async () => {
  const { of, arrived, answer } = source(full);
  of.read(empty);
  of.stop();
  await answer();
  expect(arrived).not.toHaveBeenCalled();
});

const VALUES = 'environmentvariabledefinition_environmentvariablevalue';
const crm = (...entities: object[]) => {
  const retrieveMultipleRecords = jest.fn(async (_table: string, _options: string) => ({ entities }));
  return { window: { Xrm: { WebApi: { retrieveMultipleRecords } } }, retrieveMultipleRecords };
};

test('a variable has the value of this environment, otherwise the one that the solution brings', async () => {
  const { window, retrieveMultipleRecords } = crm(
    {
      schemaname: 'beside_ApiBase',
      defaultvalue: 'https://default.example',
      [VALUES]: [{ value: 'https://own.example' }],
    },
    { schemaname: 'beside_Scope', defaultvalue: 'api://default', [VALUES]: [] },
    { schemaname: 'beside_ClientId', [VALUES]: [] },
    { schemaname: 'beside_Company', defaultvalue: ' ' },
  );
  expect([...((await environmentVariables([{}, window])) ?? [])]).toEqual([
    ['beside_ApiBase', 'https://own.example'],
    ['beside_Scope', 'api://default'],
  ]);
  expect(retrieveMultipleRecords.mock.calls).toEqual([
    ['environmentvariabledefinition', expect.stringContaining("startswith(schemaname,'beside_')")],
  ]);
});

test('there are no variables where there is no CRM', async () => {
  expect([...((await environmentVariables([{}])) ?? [])]).toEqual([]);
});

test('variables that cannot be read are not the same as none', async () => {
  const window = { Xrm: { WebApi: { retrieveMultipleRecords: () => Promise.reject(new Error('no')) } } };
  expect(await environmentVariables([window])).toBeNull();
});

test('an environment that could not be read is asked again when the person says so, and not before', async () => {
  const answers: (ReadonlyMap<string, string> | null)[] = [null, full];
  const ask = jest.fn(async () => answers.shift() ?? null);
  const arrived = jest.fn();
  const of = createSettingsSource(ask, arrived);
  of.read(empty);
  await Promise.resolve();
  await Promise.resolve();
  expect(of.read(empty)).toEqual({ state: 'unread' });
  expect(of.read(empty)).toEqual({ state: 'unread' });
  expect(ask).toHaveBeenCalledTimes(1);
  of.again();
  expect(arrived).toHaveBeenCalledTimes(2);
  expect(of.read(empty)).toEqual({ state: 'asking' });
  await Promise.resolve();
  await Promise.resolve();
  expect(of.read(empty).state).toBe('ready');
});
