import { isIPv6 } from 'node:net';
import { pinHash, type Pepper } from './pin-hash';

/** Groups of an IPv6 address that belong to one household or office: /64. */
const HOUSEHOLD_GROUPS = 4;

/**
 * Who calls, for failure budgets alone: a keyed hash of the address, coarse for IPv6, where everybody has many. The address itself goes
 * no further. All callers without an address are one source. PIN-6
 */
export function sourceOf(pepper: Pepper, address: string | null): string {
  return pinHash(pepper, 'source', address === null ? '' : coarse(address));
}

function coarse(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = bare.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const gap = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...gap, ...right].map((group) => group.replace(/^0+(?=.)/, ''));
  return groups.slice(0, HOUSEHOLD_GROUPS).join(':');
}
