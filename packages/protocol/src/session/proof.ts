import { toBase64url } from '../base64url';

/** A participant's key pair: ECDSA P-256, the private half non-extractable. */
export interface ParticipantKey {
  readonly publicJwk: PublicJwk;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export function generateKeyPair(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
}

export async function participantKey(pair: CryptoKeyPair): Promise<ParticipantKey> {
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  if (!x || !y) throw new Error('not a P-256 key');
  return {
    publicJwk: { kty: 'EC', crv: 'P-256', x, y },
    sign: (bytes) => crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes),
  };
}

/**
 * A DPoP proof (RFC 9449): shows that the caller holds the key its credential is bound to, for this one request. SESS-10
 * @param now ms since epoch
 */
export async function proveRequest(
  key: ParticipantKey,
  request: { readonly method: string; readonly url: string; readonly credential: string },
  now: number,
): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(request.credential));
  const url = new URL(request.url);
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk };
  const claims = {
    htm: request.method,
    htu: url.origin + url.pathname,
    iat: Math.floor(now / 1000),
    jti: toBase64url(crypto.getRandomValues(new Uint8Array(16))),
    ath: toBase64url(new Uint8Array(hash)),
  };
  const signed = `${encodeJson(header)}.${encodeJson(claims)}`;
  const signature = await key.sign(new TextEncoder().encode(signed));
  return `${signed}.${toBase64url(new Uint8Array(signature))}`;
}

function encodeJson(value: unknown): string {
  return toBase64url(new TextEncoder().encode(JSON.stringify(value)));
}
