import { createHash } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import { CryptographyClient, KeyClient, type KeyVaultKey } from '@azure/keyvault-keys';
import type { AuditKey } from '@beside/protocol';
import type { AuditSigner } from '../audit/ledger/audit-signer';
import type { Clock } from '../platform';

/** A new version of the key is seen after this at the latest, and one that was disabled is given out no longer. */
const FRESH_MS = 10 * 60_000;
/** Of one request; the library asks again where that helps. */
const RETRIES = 2;

export interface KeyVaultSettings {
  /** The key without a version, `https://<vault>/keys/<name>`: EC, P-256. */
  readonly key: string;
  /** May read the key and sign with it, no more. */
  readonly credential: TokenCredential;
  readonly clock: Clock;
}

/** All enabled versions, the one that signs first. */
interface Ring {
  readonly at: number;
  readonly keys: readonly AuditKey[];
  readonly signing: CryptographyClient;
}

/**
 * Signs with a key that never leaves Azure Key Vault: only a digest goes there. The newest enabled version signs; the public keys of all
 * enabled ones check. Nothing is asked before it is needed. AUDIT-11
 */
export function keyVaultSigner({ key, credential, clock }: KeyVaultSettings): AuditSigner {
  const { origin, pathname } = new URL(key);
  const name = pathname.split('/')[2] ?? '';
  const options = { retryOptions: { maxRetries: RETRIES } };
  const client = new KeyClient(origin, credential, options);
  let asked: Promise<Ring> | null = null;

  async function read(): Promise<Ring> {
    const versions: { readonly version: string; readonly since: number }[] = [];
    for await (const { version = '', enabled, createdOn } of client.listPropertiesOfKeyVersions(name))
      if (enabled) versions.push({ version, since: createdOn?.getTime() ?? 0 });
    versions.sort((a, b) => b.since - a.since);
    const found = await Promise.all(versions.map(({ version }) => client.getKey(name, { version })));
    const [newest] = found;
    if (!newest) throw new Error('no version of the audit’s key is enabled');
    const signing = new CryptographyClient(newest, credential, options);
    return { at: clock(), keys: found.map(publicKey), signing };
  }

  async function ring(): Promise<Ring> {
    const last = asked;
    const known = await last?.catch(() => null);
    if (known && clock() - known.at < FRESH_MS) return known;
    // Whoever waits with us takes the same answer; that the vault is away for a moment makes no key worthless.
    if (asked === last) asked = read().catch((error: unknown) => known ?? Promise.reject(error));
    return asked as Promise<Ring>;
  }

  return {
    keys: async () => (await ring()).keys,
    async sign(type, payload) {
      const { keys, signing } = await ring();
      const header = { alg: 'ES256', typ: type, kid: keys[0]?.kid };
      const text = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(payload))}`;
      try {
        const { result } = await signing.sign('ES256', createHash('sha256').update(text).digest());
        return `${text}.${Buffer.from(result).toString('base64url')}`;
      } catch (error) {
        asked = null; // perhaps this version was disabled: the next attempt looks again
        throw error;
      }
    },
  };
}

/** A version's id names its key. */
function publicKey({ key, properties: { version = '' } }: KeyVaultKey): AuditKey {
  const { kty, crv, x, y } = key ?? {};
  if (kty !== 'EC' || crv !== 'P-256' || !x || !y) throw new Error('the audit’s key is not EC P-256');
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return { kty: 'EC', crv: 'P-256', x: text(x), y: text(y), kid: version };
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
