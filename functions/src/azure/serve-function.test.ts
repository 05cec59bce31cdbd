import { HttpRequest } from '@azure/functions';
import { serveFunction } from './serve-function';

test('a request goes through with method, headers and body, and its answer comes back', async () => {
  const request = new HttpRequest({
    method: 'POST',
    url: 'https://beside.test/api/x?y=1',
    headers: { dpop: 'proof' },
    body: { string: '{"a":1}' },
  });
  const answer = await serveFunction(request, async (web) => {
    expect([web.method, web.url, web.headers.get('dpop')]).toEqual(['POST', 'https://beside.test/api/x?y=1', 'proof']);
    return new Response(await web.text(), { status: 201, headers: { etag: '"e"' } });
  });
  expect(answer.status).toBe(201);
  expect(answer.headers).toContainEqual(['etag', '"e"']);
  expect(Buffer.from(answer.body as Uint8Array).toString()).toBe('{"a":1}');
});

test('an answer without a body stays without', async () => {
  const request = new HttpRequest({ method: 'GET', url: 'https://beside.test/api/x' });
  const answer = await serveFunction(request, async () => new Response(null, { status: 304 }));
  expect([answer.status, answer.body]).toEqual([304, undefined]);
});
