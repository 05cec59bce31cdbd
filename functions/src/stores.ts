import type { AuditStore } from './audit/audit-store';
import type { RefusalCountStore } from './audit/refusal-count-store';
import type { CompanyStore } from './companies/company-store';
import type { PinStore } from './pins/pin-store';
import type { ParticipantStore } from './sessions/participant-store';
import type { SessionStore } from './sessions/session-store';
import type { OnceStore } from './tokens/once-store';

/** Everything that is kept. An adapter gives all of it. */
export interface Stores {
  readonly sessions: SessionStore;
  readonly participants: ParticipantStore;
  readonly pins: PinStore;
  readonly companies: CompanyStore;
  readonly audit: AuditStore;
  readonly refusals: RefusalCountStore;
  readonly once: OnceStore;
}
