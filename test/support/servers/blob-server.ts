import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The container's name, and what a caller must show to be let in. */
const CONTAINER = 'checkpoints';
const TOKEN = 'a token of the identity';
/** Small, so that lists come in pages. */
const PAGE_SIZE = 2;

/** What becomes of one request: it passes, or is answered otherwise. */
export type BlobFate = 'pass' | { readonly status: number; readonly code: string };

export type BlobServer = Awaited<ReturnType<typeof startBlobServer>>;

/**
 * The few operations of Azure Blob Storage's REST interface that checkpoints need, in memory, with a container whose policy lets nothing
 * change: it is not Azure. What it does not know it refuses.
 */
export async function startBlobServer() {
  const blobs = new Map<string, string>();
  let fate: BlobFate = 'pass';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (status: number, code: string) => void response.writeHead(status, { 'x-ms-error-code': code }).end();
    const { method = '', headers } = request;
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (fate !== 'pass') return refuse(fate.status, fate.code);
    if (headers.authorization !== `Bearer ${TOKEN}`) return refuse(401, 'NoAuthenticationInformation');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(String(headers['x-ms-version']))) return refuse(400, 'MissingRequiredHeader');
    const [, container, ...rest] = pathname.split('/');
    if (container !== CONTAINER) return refuse(404, 'ContainerNotFound');
    const name = rest.join('/');
    if (method === 'GET' && searchParams.get('comp') === 'list' && searchParams.get('restype') === 'container') {
      const { names, next } = list(searchParams.get('prefix') ?? '', searchParams.get('marker') ?? '');
      const xml = names.map((one) => `<Blob><Name>${one}</Name><Properties /></Blob>`).join('');
      response.writeHead(200, { 'content-type': 'application/xml' });
      response.end(
        `<?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs>${xml}</Blobs><NextMarker>${next}</NextMarker></EnumerationResults>`,
      );
    } else if (method === 'GET') {
      const blob = blobs.get(name);
      if (blob === undefined) return refuse(404, 'BlobNotFound');
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(blob);
    } else if (method === 'PUT' && headers['x-ms-blob-type'] === 'BlockBlob') {
      if (blobs.has(name))
        return refuse(409, headers['if-none-match'] === '*' ? 'BlobAlreadyExists' : 'BlobImmutableDueToPolicy');
      blobs.set(name, body);
      response.writeHead(201).end();
    } else refuse(400, 'UnsupportedHttpVerb');
  }

  function list(prefix: string, marker: string) {
    const names = [...blobs.keys()].filter((name) => name.startsWith(prefix) && name >= marker).sort();
    return { names: names.slice(0, PAGE_SIZE), next: names[PAGE_SIZE] ?? '' };
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    container: `${origin}/${CONTAINER}`,
    token: TOKEN,
    blobs,
    /** What happens to every request from now on. */
    decide: (next: BlobFate) => void (fate = next),
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
