import { decodeReceiptFile, verifyReceipt, type AuditKey, type CheckedReceipt } from '@beside/protocol';

export type ReceiptCheck = CheckedReceipt | { readonly ok: false; readonly why: 'none' };

/** Checks the text of a receipt's file as `beside verify` does, by the company's own keys. `none`: it is no receipt. AUDIT-16 */
export async function checkReceipt(text: string, keys: readonly AuditKey[]): Promise<ReceiptCheck> {
  const file = decodeReceiptFile(parsed(text));
  return file ? verifyReceipt(file, keys) : { ok: false, why: 'none' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
