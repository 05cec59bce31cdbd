import type { Outcome, ReceiptFile } from '@beside/protocol';

/** Saves what the server signed as a file of the customer's own. `false` when there is none to be had now. AUDIT-16 */
export async function saveReceipt(asked: Promise<Outcome<ReceiptFile>>, reference: string): Promise<boolean> {
  const receipt = await asked;
  if (!receipt.ok) return false;
  const url = URL.createObjectURL(new Blob([JSON.stringify(receipt.value, null, 1)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `beside-${reference}.json`;
  link.click();
  // The browser has taken the address with the press.
  URL.revokeObjectURL(url);
  return true;
}
