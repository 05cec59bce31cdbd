import { AuthError } from '@azure/msal-browser';
import type { TokenCode } from './token-provider';

/** Entra's numbers for what the error's own code does not tell apart. */
const BY_NUMBER: Readonly<Record<string, TokenCode>> = {
  50105: 'auth/role-missing', // the person is not assigned to the application
  65004: 'sign-in/consent-refused',
  90093: 'sign-in/no-permission', // only an administrator may grant it
  90094: 'sign-in/no-permission',
  500011: 'sign-in/no-permission', // the tenant does not know the API
  650052: 'sign-in/no-permission',
  650053: 'sign-in/no-permission', // the API has no such scope
  650057: 'sign-in/no-permission',
};

/**
 * Why there is no token. `silent`: nobody was asked, so what an answer by the person would mend is theirs to mend; in the `window` they were
 * asked, and what is still missing only an administrator can give.
 */
export function signInFailure(error: unknown, how: 'silent' | 'window'): TokenCode {
  if (!(error instanceof AuthError)) return 'sign-in/unreachable';
  const number = /AADSTS(\d+)/.exec(error.errorMessage)?.[1] ?? '';
  const numbered = BY_NUMBER[number];
  if (numbered) return numbered;
  if (isConsentMissing(error, number)) return how === 'silent' ? 'sign-in/consent-needed' : 'sign-in/no-permission';
  switch (error.errorCode) {
    case 'popup_window_error':
    case 'empty_window_error':
    case 'block_nested_popups':
      return 'sign-in/popup-blocked';
    case 'user_cancelled':
    case 'interaction_in_progress_cancelled':
      return 'sign-in/cancelled';
    case 'access_denied':
      return 'sign-in/consent-refused';
    case 'invalid_scope':
    case 'invalid_resource':
      return 'sign-in/no-permission';
    case 'timed_out': // a frame that may not be shown, or a window that nobody has answered
      return how === 'silent' ? 'auth/missing' : 'sign-in/cancelled';
    case 'interaction_required':
    case 'login_required':
    case 'no_account_error':
    case 'no_tokens_found':
    case 'native_account_unavailable':
      return 'auth/missing';
    case 'no_network_connectivity':
    case 'post_request_failed':
    case 'get_request_failed':
    case 'network_error':
    case 'temporarily_unavailable':
      return 'sign-in/unreachable';
    default:
      return 'auth/invalid';
  }
}

function isConsentMissing({ errorCode, subError }: AuthError, number: string): boolean {
  return number === '65001' || errorCode === 'consent_required' || subError === 'consent_required';
}
