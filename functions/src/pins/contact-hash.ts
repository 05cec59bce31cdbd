import { pinHash, type Pepper } from './pin-hash';

const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

/**
 * A customer of the company as a keyed hash: all that is kept of whom a conversation is with. A GUID is the same in every spelling,
 * anything else letter for letter. PIN-10
 */
export function contactHash(pepper: Pepper, company: string, customer: string): string {
  const guid = GUID.exec(customer.trim())?.[1]?.toLowerCase();
  return pinHash(pepper, 'contact', company, guid ?? customer.trim());
}
