import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createLoopbackGate } from '../loopback-gate';
import { listen, stopServer } from './listen';

export interface WebServer {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

export interface WebServerParts {
  /** Its name in ports.ts, for the message when the port is taken. */
  readonly name: string;
  readonly port: number;
  /** `peer` is the address at the other end. */
  readonly handle: (request: Request, peer: string | null) => Response | Promise<Response>;
  /** Sees the raw server before it listens, for WebSocket upgrades. */
  readonly prepare?: (server: Server) => void;
}

const BODY_LIMIT_BYTES = 8 * 1024 * 1024; // an upload in the tax return

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cache-control': 'no-store',
};

/** A small web server on loopback with web-standard handlers. */
export async function startWebServer({ name, port, handle, prepare }: WebServerParts): Promise<WebServer> {
  const gate = createLoopbackGate();
  const server = createServer((incoming, outgoing) => {
    const passed = gate(incoming);
    if (!passed.ok) return void outgoing.writeHead(passed.status, { 'content-type': 'text/plain' }).end(passed.reason);
    void answer(incoming, handle).then(
      (response) => write(outgoing, response),
      (error: Error) => {
        process.stderr.write(`${name}: ${error.stack ?? error.message}\n`);
        outgoing.writeHead(500, { 'content-type': 'text/plain' }).end('Something went wrong here.');
      },
    );
  });
  prepare?.(server);
  const bound = await listen(server, name, port);
  return { port: bound, url: `http://localhost:${bound}`, stop: () => stopServer(server) };
}

async function answer(incoming: IncomingMessage, handle: WebServerParts['handle']): Promise<Response> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = incoming.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? null : await readBody(incoming);
  if (body === undefined) return new Response('Too large.', { status: 413 });
  return handle(
    new Request(`http://${incoming.headers.host}${incoming.url}`, { method, headers, body }),
    incoming.socket.remoteAddress ?? null,
  );
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= BODY_LIMIT_BYTES) parts.push(part);
  }
  return bytes > BODY_LIMIT_BYTES ? undefined : new Uint8Array(Buffer.concat(parts));
}

async function write(outgoing: ServerResponse, response: Response): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) outgoing.setHeader(name, value);
  response.headers.forEach((value, name) => name === 'set-cookie' || outgoing.setHeader(name, value));
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
