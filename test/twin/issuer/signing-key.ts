import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

const FILE = 'issuer-key.json';

/** The RS256 key, kept in the data folder so that tokens stay valid over a restart. */
export async function loadSigningKey(dataDir: string): Promise<SigningKey> {
  const file = join(dataDir, FILE);
  const jwk = readJwk(file) ?? (await createJwk(file, dataDir));
  const { kty, n, e } = jwk;
  const publicOnly = { kty, n, e } as JWK;
  const kid = await calculateJwkThumbprint(publicOnly);
  const [privateKey, publicKey] = await Promise.all([importJWK(jwk, 'RS256'), importJWK(publicOnly, 'RS256')]);
  return {
    kid,
    privateKey: privateKey as CryptoKey,
    publicKey: publicKey as CryptoKey,
    publicJwk: { ...publicOnly, kid, use: 'sig', alg: 'RS256' },
  };
}

function readJwk(file: string): JWK | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  } catch {
    return undefined;
  }
}

async function createJwk(file: string, dataDir: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 });
  return jwk;
}
