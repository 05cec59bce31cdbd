/** What a message carries. Binary travels as base64 inside the JSON frames and as raw bytes over REST and upstream. */
export type Payload =
  | { readonly dataType: 'json'; readonly data: unknown }
  | { readonly dataType: 'text'; readonly data: string }
  | { readonly dataType: 'binary'; readonly data: string };

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The payload of a client's frame, or undefined when type and data do not agree. */
export function payloadFromFrame(dataType: unknown, data: unknown): Payload | undefined {
  if (data === undefined) return undefined;
  switch (dataType) {
    case undefined:
    case 'json':
      return { dataType: 'json', data };
    case 'text':
      return typeof data === 'string' ? { dataType, data } : undefined;
    case 'binary':
      return typeof data === 'string' && BASE64.test(data) ? { dataType, data } : undefined;
    default:
      return undefined;
  }
}

/** The payload of an HTTP body by its content type: 'unsupported' for another type, 'malformed' for JSON that is none. */
export function payloadFromBody(contentType: string | undefined, body: Buffer): Payload | 'unsupported' | 'malformed' {
  switch (contentType?.split(';')[0]?.trim().toLowerCase()) {
    case 'application/octet-stream':
      return { dataType: 'binary', data: body.toString('base64') };
    case 'text/plain':
      return { dataType: 'text', data: body.toString('utf8') };
    case 'application/json':
      try {
        return { dataType: 'json', data: JSON.parse(body.toString('utf8')) };
      } catch {
        return 'malformed';
      }
    default:
      return 'unsupported';
  }
}

export function bodyOf(payload: Payload): { contentType: string; body: Buffer } {
  switch (payload.dataType) {
    case 'json':
      return { contentType: 'application/json; charset=utf-8', body: Buffer.from(JSON.stringify(payload.data)) };
    case 'text':
      return { contentType: 'text/plain; charset=utf-8', body: Buffer.from(payload.data) };
    case 'binary':
      return { contentType: 'application/octet-stream', body: Buffer.from(payload.data, 'base64') };
  }
}
