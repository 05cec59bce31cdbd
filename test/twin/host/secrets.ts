import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { auditKeysShape, type AuditKeys } from '@beside/functions';

export interface Secrets {
  readonly credentialKey: Uint8Array;
  readonly pinPepper: { readonly id: string; readonly key: Uint8Array };
}

const KEY_BYTES = 32;

/** The function host's keys, made once per data folder and kept, so that a restart keeps sessions and their credentials. */
export function loadSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    const fresh = {
      credentialKey: randomBytes(KEY_BYTES).toString('base64'),
      pepper: randomBytes(KEY_BYTES).toString('base64'),
    };
    writeFileSync(file, JSON.stringify(fresh), { mode: 0o600 });
  }
  const { credentialKey, pepper } = JSON.parse(readFileSync(file, 'utf8')) as { credentialKey: string; pepper: string };
  return {
    credentialKey: Buffer.from(credentialKey, 'base64'),
    pinPepper: { id: 'p1', key: Buffer.from(pepper, 'base64') },
  };
}

/** The key that signs the audit, in a file of its own beside the store. */
export function loadAuditKeys(dataDir: string): AuditKeys {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'audit-keys.json');
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex') };
    writeFileSync(file, JSON.stringify({ keys: [key] }), { mode: 0o600 });
  }
  return auditKeysShape.parse(JSON.parse(readFileSync(file, 'utf8')));
}
