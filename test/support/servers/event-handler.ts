import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HeardEvent {
  readonly type: string;
  readonly connectionId: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface EventAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body?: string;
}

/** An upstream of Web PubSub that remembers what it heard and answers as the test decides. */
export async function startEventHandler(answer: (event: HeardEvent) => EventAnswer, port = 0) {
  const heard: HeardEvent[] = [];
  const handshakes: IncomingHttpHeaders[] = [];
  const server = createServer(async (request, response) => {
    if (request.method === 'OPTIONS') {
      handshakes.push(request.headers);
      return response.writeHead(200, { 'WebHook-Allowed-Origin': '*' }).end();
    }
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const { headers } = request;
    const event: HeardEvent = {
      type: String(headers['ce-type']),
      connectionId: String(headers['ce-connectionid']),
      headers,
      body: Buffer.concat(parts).toString('utf8'),
    };
    heard.push(event);
    const { status, contentType = 'application/json', body = '' } = answer(event);
    return response.writeHead(status, { 'content-type': contentType }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    urlTemplate: `http://localhost:${bound}/events/{hub}/{event}`,
    heard,
    handshakes,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
