import { webPubSub } from './web-pubsub';

test('a connection string is read with its port, and one without a key is refused', async () => {
  const local = webPubSub({
    connectionString: 'Endpoint=http://localhost;Port=8080;AccessKey=a=b==;Version=1.0;',
    hub: 'h',
  });
  const url = await local.sockets.clientUrl({ userId: 'u', send: null, receive: null });
  expect(new URL(url).host).toBe('localhost:8080');
  expect(local.upstream.expects('localhost')).toBe(true);
  expect(local.upstream.expects('localhost.evil.test')).toBe(false);
  const azure = webPubSub({
    connectionString: 'Endpoint=https://x.webpubsub.azure.com;AccessKey=k;Version=1.0;',
    hub: 'h',
  });
  expect(azure.upstream.expects('X.webpubsub.azure.com')).toBe(true);
  expect(() => webPubSub({ connectionString: 'Endpoint=https://x.test;', hub: 'h' })).toThrow('AccessKey');
});

test('[SESS-11] with an identity every call carries its token, and a client gets its two grants and one minute', async () => {
  const asked: { method: string; url: URL; authorization: string | undefined; body: string }[] = [];
  const azure = webPubSub({
    endpoint: 'https://x.webpubsub.azure.com',
    credential: {
      getToken: async (scope) => ({ token: `for ${String(scope)}`, expiresOnTimestamp: Date.now() + 3_600_000 }),
    },
    hub: 'beside',
    upstream: { tenant: 't', audience: 'a', principal: 'p', keys: () => Promise.reject(new Error('not asked')) },
    httpClient: {
      async sendRequest(request) {
        const { method, url, headers, body } = request;
        asked.push({
          method,
          url: new URL(url),
          authorization: headers.get('authorization'),
          body: String(body ?? ''),
        });
        const isToken = url.includes(':generateToken');
        headers.set('content-type', 'application/json');
        return { request, headers, status: isToken ? 200 : 204, bodyAsText: isToken ? '{"token":"client"}' : '' };
      },
    },
  });
  const url = await azure.sockets.clientUrl({ userId: 'u~t', send: 's.page', receive: 's.act' });
  expect(url).toBe('wss://x.webpubsub.azure.com/client/hubs/beside?access_token=client');
  expect(asked[0]?.url.pathname).toBe('/api/hubs/beside/:generateToken');
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toMatchObject({
    userId: 'u~t',
    role: 'webpubsub.sendToGroup.s.page',
    group: 's.act',
    minutesToExpire: '1',
  });
  await azure.publisher.close('u');
  expect(asked[1]?.url.pathname).toBe('/api/hubs/beside/users/u/:closeConnections');
  expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(
    new Set(['Bearer for https://webpubsub.azure.com/.default']),
  );
});
