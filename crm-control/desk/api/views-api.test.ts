import { manualClock } from '../manual-clock';
import { viewsApi } from './views-api';

const token = async () => ({ ok: true, value: 'token' }) as const;
const view = {
  ...{ id: 'v1', name: 'Watch', revision: 2 },
  filter: { from: 5, state: ['live'], reason: ['exit'], risk: ['write-mode'], origin: 'https://a.example', longer: 30 },
};

/** The desk's end of an API that answers everything with these views. */
function answering(views: readonly unknown[]) {
  const asked: unknown[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    asked.push([init?.method, String(url), init?.body && (JSON.parse(init.body as string) as unknown)]);
    return Response.json({ views });
  };
  const tokens = { token, signIn: token, name: () => null };
  return { asked, api: viewsApi({ base: 'https://api.example/api', fetch, clock: manualClock(), tokens }) };
}

test('[AUDIT-24] views are asked for, kept and removed as they were seen', async () => {
  const { asked, api } = answering([view]);
  expect(await api.list()).toEqual({ ok: true, value: [view] });
  await api.keep({ name: 'Watch', filter: { team: '1' }, replaces: { id: 'v1', revision: 2 } });
  const { id, revision, name } = view;
  await api.remove({ id, revision, ...{ name } });
  const url = 'https://api.example/api/audit/views';
  expect(asked).toEqual([
    ['GET', url, undefined],
    ['POST', url, { name, filter: { team: '1' }, replaces: { id, revision } }],
    ['POST', `${url}/removal`, { id, revision }],
  ]);
});

test.each([
  ['a state that nobody knows', { filter: { state: ['live', 'gone'] } }],
  ['a time that is none', { filter: { from: 'today' } }],
  ['no filter', { filter: undefined }],
  ['no revision', { revision: undefined }],
])('[WIRE-2] a view with %s is not read: it would find more than was kept', async (_what, change) => {
  expect(await answering([{ ...view, ...change }]).api.list()).toEqual({ ok: false, code: 'wire/malformed' });
});
