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
