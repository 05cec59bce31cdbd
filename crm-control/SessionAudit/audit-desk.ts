import type { Clock } from '@beside/protocol/channel';
import type { Answer } from '../desk/api/api-refusal';
import type { AuditApi } from '../desk/api/audit-api';
import type { ViewsApi } from '../desk/api/views-api';

/** The supervisor's desk: what it may read, and how to sign in for it. */
export interface AuditDesk {
  readonly api: AuditApi;
  readonly views: ViewsApi;
  readonly clock: Clock;
  /** Opens the sign-in window: inside a press. */
  signIn(): Promise<Answer<null>>;
}
