import type { DeskCode } from '../../desk/desk-code';

/** Refusals that leave the desk as it is: another PIN or another customer can be taken. */
export const ABOUT_OFFERS: ReadonlySet<DeskCode> = new Set([
  'pin/unknown',
  'pin/expired',
  'pin/used',
  'offer/unknown',
  'offer/gone',
  'request/too-many',
  'session/version',
  'start/off',
]);
