import { ABSOLUTE_MS, GRACE_MS, INACTIVITY_MS, PIN_LIFETIME_MS } from '../limits';
import type { SessionLimits } from './state';

/** Where a company has set nothing else. SESS-18 */
export const DEFAULT_LIMITS: SessionLimits = {
  invitation: PIN_LIFETIME_MS,
  inactivity: INACTIVITY_MS,
  grace: GRACE_MS,
  absolute: ABSOLUTE_MS,
};
