import { findGlobal } from '../host/find-global';
import { clientUrlOf, type Xrm } from '../host/xrm';

/**
 * Where a sign-in returns to: the page that the solution brings into the CRM; without a CRM around the control, one beside the page.
 * @param windows to look for the CRM's globals in
 * @param origin of the page that the control runs in
 */
export function redirectUri(windows: readonly object[], origin: string): string {
  const xrm = findGlobal(windows, 'Xrm') as Xrm | null;
  const crm = xrm && clientUrlOf(xrm);
  return crm ? `${crm}/WebResources/beside_redirect.html` : `${origin}/redirect.html`;
}
