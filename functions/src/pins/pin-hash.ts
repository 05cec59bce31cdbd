import { createHmac } from 'node:crypto';

/** The secret that makes the stored hash of a PIN useless to whoever reads the store. PIN-4 */
export interface Pepper {
  /** Names the secret, so that a new one can follow it. */
  readonly id: string;
  readonly key: Uint8Array;
}

/** `<pepper id>:<hex HMAC-SHA256>` over the fields, each preceded by its length, so that no two lists of fields read the same. PIN-4 */
export function pinHash(pepper: Pepper, ...fields: readonly string[]): string {
  const hmac = createHmac('sha256', pepper.key);
  for (const field of fields) {
    const bytes = Buffer.from(field, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hmac.update(length).update(bytes);
  }
  return `${pepper.id}:${hmac.digest('hex')}`;
}

/** The hash of a PIN that a customer has made: of another kind than an agent's, so that neither is ever taken for the other. PIN-8 */
export function offerPinHash(pepper: Pepper, company: string | null, pin: string): string {
  return pinHash(pepper, 'customer', ...(company === null ? [] : [company]), pin, '');
}
