import { AuthError, BrowserAuthError, InteractionRequiredAuthError } from '@azure/msal-browser';
import { signInFailure } from './sign-in-failure';

const browser = (code: string) => new BrowserAuthError(code, '');
const server = (code: string, message: string, sub = '') => new AuthError(code, '', message, sub);
const asks = (code: string, message: string) => new InteractionRequiredAuthError(code, '', message);

test.each([
  ['the browser blocked it', browser('popup_window_error'), 'sign-in/popup-blocked'],
  ['the desk stands in a window that may open none', browser('empty_window_error'), 'sign-in/popup-blocked'],
  ['it was closed', browser('user_cancelled'), 'sign-in/cancelled'],
  ['another one was opened', browser('interaction_in_progress_cancelled'), 'sign-in/cancelled'],
  ['nobody answered', browser('timed_out'), 'sign-in/cancelled'],
  ['the person refused', server('access_denied', 'AADSTS65004: User declined to consent.'), 'sign-in/consent-refused'],
  ['the person went back', server('access_denied', 'cancelled'), 'sign-in/consent-refused'],
  ['an administrator must agree', server('consent_required', 'AADSTS65001: no consent'), 'sign-in/no-permission'],
  ['only an administrator may grant it', server('access_denied', 'AADSTS90094: admin only'), 'sign-in/no-permission'],
  ['the tenant has no such API', server('invalid_resource', 'AADSTS500011: no principal'), 'sign-in/no-permission'],
  ['the API has no such scope', server('invalid_client', 'AADSTS650053: no such scope'), 'sign-in/no-permission'],
  ['the person is not assigned', server('access_denied', 'AADSTS50105: not assigned'), 'auth/role-missing'],
  ['the application is unknown', server('unauthorized_client', 'AADSTS700016: not found'), 'auth/invalid'],
  ['there is no network', browser('no_network_connectivity'), 'sign-in/unreachable'],
  ['something else broke', new TypeError('Failed to fetch'), 'sign-in/unreachable'],
])('a window that gives no token because %s', (_why, error, code) => {
  expect(signInFailure(error, 'window')).toBe(code);
});

test.each([
  ['nobody is signed in', asks('login_required', 'AADSTS50058: no session'), 'auth/missing'],
  ['the person must do something', asks('interaction_required', 'AADSTS50076: second factor'), 'auth/missing'],
  ['the frame was not shown', browser('timed_out'), 'auth/missing'],
  ['the person has not agreed', asks('consent_required', 'AADSTS65001: no consent'), 'sign-in/consent-needed'],
  ['so Entra says by its number', asks('interaction_required', 'AADSTS65001: no consent'), 'sign-in/consent-needed'],
])('a silent sign-in that gives no token because %s', (_why, error, code) => {
  expect(signInFailure(error, 'silent')).toBe(code);
});
