import { createHash } from 'node:crypto';
import { putCompany } from '../../companies/put-company';
import type { PublishedPolicy } from '../../companies/published-policy';
import { refusal } from '../../../testing/ends';
import { norland, openTestApp, type TestApp } from '../../../testing/test-app';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const origin = 'https://www.norland.test';
const read = async (headers: Record<string, string> = {}) =>
  app.call('GET', '/policy', { headers: { origin, ...headers } });

test('a page gets the policy of its company, with a hash that it can check', async () => {
  const response = await read();
  expect(response.headers.get('cache-control')).toBe('no-cache');
  const { hash, company, ...policy } = (await response.json()) as PublishedPolicy;
  expect(company).toEqual({
    ...{ id: 'norland', name: 'Norland Tax Office' },
    ...{ starts: { agentPin: true, customerPin: true, request: true }, phone: null, mustPickWords: false },
  });
  expect(policy).toEqual({ version: 1, ...norland.policy });
  const canonical =
    '{"allowShowAttributes":true,"base":"labels","rules":[{"level":"hidden","selector":".iban"}],"version":1}';
  expect(hash).toBe(createHash('sha256').update(canonical).digest('hex'));
});

test('a page that knows the policy is told that it still holds, until it changes', async () => {
  const etag = (await read()).headers.get('etag') ?? '';
  expect((await read({ 'if-none-match': etag })).status).toBe(304);
  await putCompany({ ...app.stores, clock: app.now }, { ...norland, tenants: [...norland.tenants] });
  expect((await read({ 'if-none-match': etag })).status).toBe(304);
  await putCompany({ ...app.stores, clock: app.now }, { ...norland, policy: { ...norland.policy, base: 'nothing' } });
  const changed = await read({ 'if-none-match': etag });
  expect([changed.status, await changed.json()]).toMatchObject([200, { version: 2, base: 'nothing' }]);
});

test('a page of nobody gets no policy', async () => {
  expect(await refusal(await read({ origin: 'https://evil.test' }))).toEqual([403, 'origin/unknown']);
});
