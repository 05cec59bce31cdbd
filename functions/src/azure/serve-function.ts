import type { HttpRequest, HttpResponseInit } from '@azure/functions';

/** Answers a request of the Azure Functions host with a web-standard handler. */
export async function serveFunction(
  request: HttpRequest,
  handle: (request: Request) => Promise<Response>,
): Promise<HttpResponseInit> {
  const hasBody = request.method !== 'GET' && request.method !== 'OPTIONS';
  const body = hasBody ? await request.arrayBuffer() : null;
  const {
    status,
    headers,
    body: stream,
  } = await handle(new Request(request.url, { method: request.method, headers: [...request.headers], body }));
  const bytes = stream ? new Uint8Array(await new Response(stream).arrayBuffer()) : undefined;
  return { status, headers: [...headers], ...(bytes && { body: bytes }) };
}
