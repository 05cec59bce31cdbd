import { accept, refuse, type Outcome } from '@beside/protocol';
import type { z } from 'zod';

/** No request of this API comes near it. */
const MAX_BODY_BYTES = 64 * 1024;

/** The request's JSON in the given shape. No body at all reads as `{}`. */
export async function readBody<T>(request: Request, shape: z.ZodType<T>): Promise<Outcome<T>> {
  const bytes = await readBytes(request);
  if (!bytes.ok) return bytes;
  const json = parse(bytes.value);
  if (!json.ok) return json;
  const parsed = shape.safeParse(json.value);
  return parsed.success ? accept(parsed.data) : refuse('request/malformed');
}

async function readBytes(request: Request): Promise<Outcome<Uint8Array>> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return refuse('request/too-large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    const reader = request.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.byteLength;
      if (size > MAX_BODY_BYTES) {
        await reader.cancel();
        return refuse('request/too-large');
      }
      chunks.push(next.value);
    }
  }
  return accept(Buffer.concat(chunks));
}

function parse(bytes: Uint8Array): Outcome<unknown> {
  if (bytes.length === 0) return accept({});
  try {
    return accept(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown);
  } catch {
    return refuse('request/malformed');
  }
}
