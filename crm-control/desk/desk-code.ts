import type { RefusalCode } from '@beside/protocol';

/** What only a desk can find out: the server neither says nor records any of it. */
export const deskOwnCodes = [
  'sign-in/popup-blocked',
  'sign-in/cancelled',
  'sign-in/consent-needed',
  'sign-in/consent-refused',
  'sign-in/no-permission',
  'sign-in/unreachable',
  'sign-in/no-authority',
  'agent/other-name',
  'api/not-beside',
  'socket/blocked',
] as const;

/** Everything that a desk has words for when something does not go on. */
export type DeskCode = RefusalCode | (typeof deskOwnCodes)[number];

/** What the person can mend by signing in once more. */
export function isMendedBySignIn(code: DeskCode): boolean {
  return (
    code === 'auth/invalid' ||
    code === 'sign-in/popup-blocked' ||
    code === 'sign-in/cancelled' ||
    code === 'sign-in/consent-needed' ||
    code === 'sign-in/consent-refused'
  );
}
