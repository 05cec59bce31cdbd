import type { AuditKey, SignedType } from '@beside/protocol';

/** Signs the audit's statements with a key that whoever holds the store does not have. AUDIT-11 */
export interface AuditSigner {
  /** @returns a compact JWS, ES256, whose header names kind and key and nothing else */
  sign(type: SignedType, payload: object): Promise<string>;
  /** The public keys: that which signs now first, then those of earlier statements. */
  keys(): Promise<readonly AuditKey[]>;
}
