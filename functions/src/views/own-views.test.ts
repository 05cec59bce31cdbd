import { refusal } from '../../testing/ends';
import { anna, grace, sofia, type Person } from '../../testing/issuer';
import { openTestApp, type TestApp } from '../../testing/test-app';
import { MOST_VIEWS, type SavedView } from './saved-view';

const tom: Person = { ...sofia, oid: 'tom', name: 'Tom Becker', roles: ['Admin'] };

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const filter = { risk: ['wrong-pins'], longer: 30 } as const;
const post = async (path: string, body: object, person: Person = sofia) =>
  app.call('POST', path, { headers: await app.issuer.bearer(person), body });
const keep = (body: object, person?: Person) => post('/audit/views', { filter, ...body }, person);
const remove = (view: Pick<SavedView, 'id' | 'revision'>, person?: Person) =>
  post('/audit/views/removal', { id: view.id, revision: view.revision }, person);
const list = async (person: Person = sofia) => {
  const answer = await app.call('GET', '/audit/views', { headers: await app.issuer.bearer(person) });
  return ((await answer.json()) as { views: SavedView[] }).views;
};
const names = async (person?: Person) => (await list(person)).map(({ name }) => name);
/** The view of this name, of those that an answer says are kept. */
async function kept(answer: Response, name: string): Promise<SavedView> {
  const found = ((await answer.json()) as { views: SavedView[] }).views.find((one) => one.name === name);
  if (!found) throw new Error('nothing was kept');
  return found;
}

test('[AUDIT-24] a search is kept under a name, replaced, renamed and removed, by name and for nobody else', async () => {
  const first = await kept(await keep({ name: '  Wrong PINs, long ' }), 'Wrong PINs, long');
  expect(first).toEqual({ id: first.id, name: 'Wrong PINs, long', revision: 1, filter });
  await keep({ name: 'Another' });
  const wish = { name: 'Zuletzt', filter: { state: ['live'] }, replaces: seen(first) };
  const renamed = await kept(await keep(wish), 'Zuletzt');
  expect(renamed).toEqual({ id: first.id, name: 'Zuletzt', revision: 2, filter: { state: ['live'] } });
  expect(await names()).toEqual(['Another', 'Zuletzt']);
  expect([await names(anna), await names(grace)]).toEqual([[], []]);
  expect((await remove(renamed, anna)).status).toBe(200);
  expect(await names()).toEqual(['Another', 'Zuletzt']);
  const { views } = (await (await remove(renamed)).json()) as { views: SavedView[] };
  expect(views.map(({ name }) => name)).toEqual(['Another']);
});

test('[AUDIT-24] what another window has changed is neither replaced nor removed, and what it added stays', async () => {
  const view = await kept(await keep({ name: 'Mine' }), 'Mine');
  await keep({ name: 'From the other window' });
  await keep({ name: 'Mine', filter: { team: '1' }, replaces: seen(view) });
  expect(await refusal(await keep({ name: 'Mine', replaces: seen(view) }))).toEqual([409, 'view/changed']);
  expect(await refusal(await remove(view))).toEqual([409, 'view/changed']);
  expect((await list()).map((one) => one.filter)).toEqual([filter, { team: '1' }]);
  await remove({ id: view.id, revision: 2 });
  expect((await remove({ id: view.id, revision: 2 })).status).toBe(200);
  expect(await refusal(await keep({ name: 'Mine', replaces: { id: view.id, revision: 2 } }))).toEqual([
    409,
    'view/changed',
  ]);
  expect(await names()).toEqual(['From the other window']);
});

test('[AUDIT-24] windows that keep views at the same time keep all of them', async () => {
  const all = ['a', 'b', 'c', 'd'];
  const answers = await Promise.all(all.map((name) => keep({ name })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await names()).toEqual(all);
});

test.each(['', '   ', '\u200b', 'a\nb', '\u202e'])(
  '[AUDIT-24] %j is no name that can be read in a list',
  async (name) => {
    expect((await keep({ name })).status).toBe(400);
    expect(await names()).toEqual([]);
  },
);

test('[AUDIT-24] a name is once a person, whatever its capitals, and there is room for twenty', async () => {
  const street = await kept(await keep({ name: 'Große Straße' }), 'Große Straße');
  expect(await refusal(await keep({ name: 'GROSSE STRASSE' }))).toEqual([409, 'view/name-taken']);
  expect((await keep({ name: 'GROSSE STRASSE', replaces: seen(street) })).status).toBe(200);
  expect(await names()).toEqual(['GROSSE STRASSE']);
  expect((await keep({ name: 'Große Straße' }, anna)).status).toBe(200);
  for (let count = 1; count < MOST_VIEWS; count += 1) await keep({ name: `View ${count}` });
  expect(await refusal(await keep({ name: 'One more' }))).toEqual([409, 'view/too-many']);
  const [last] = (await list()).slice(-1);
  expect((await keep({ name: 'Renamed', replaces: seen(last as SavedView) })).status).toBe(200);
  expect(await list()).toHaveLength(MOST_VIEWS);
});

test.each([
  ['no name', { name: ' ' }],
  ['61 characters', { name: 'x'.repeat(61) }],
  ['a line break', { name: 'a\nb' }],
  ['the number of a session', { name: 'x', filter: { reference: '123-456-789' } }],
  ['a name of somebody', { name: 'x', filter: { agentName: 'Anna Visser' } }],
  ['an agent by account', { name: 'x', filter: { agentOf: 'anna' } }],
  ['no state', { name: 'x', filter: { state: [] } }],
])('[AUDIT-24] a view with %s is malformed', async (_what, body) => {
  expect(await refusal(await keep(body))).toEqual([400, 'request/malformed']);
  expect(await list()).toEqual([]);
});

test('[AUDIT-24] whoever may not search has no views', async () => {
  expect(await refusal(await keep({ name: 'x' }, tom))).toEqual([403, 'auth/role-missing']);
  const answer = await app.call('GET', '/audit/views', { headers: await app.issuer.bearer(tom) });
  expect(await refusal(answer)).toEqual([403, 'auth/role-missing']);
});

test('[AUDIT-24] keeping a view leaves no record and no line in the log; a search by it is a reading', async () => {
  const last = async () => (await app.stores.audit.last('company:norland'))?.seq ?? 0;
  const before = await last();
  const view = await kept(await keep({ name: 'Frau Müller' }), 'Frau Müller');
  await list();
  await remove(view);
  expect(await last()).toBe(before);
  expect(app.logged.join()).not.toContain('Müller');
});

test('[AUDIT-24] with the name of a person their views go, and nobody else’s', async () => {
  await keep({ name: 'Mine' });
  await keep({ name: 'Hers' }, anna);
  expect((await post('/audit/erasures', { person: sofia.oid }, tom)).status).toBe(200);
  expect([await names(), await names(anna)]).toEqual([[], ['Hers']]);
});

function seen({ id, revision }: SavedView) {
  return { id, revision };
}
