import type { AuditStore } from './audit/ledger/audit-store';
import type { RefusalCountStore } from './audit/refusal-count-store';
import type { CompanyStore } from './companies/company-store';
import type { PolicyStore } from './companies/policy-store';
import type { OfferStore } from './offers/offer-store';
import type { BudgetStore } from './pins/budget-store';
import type { PinStore } from './pins/pin-store';
import type { LetterStore } from './sessions/letter-store';
import type { ParticipantStore } from './sessions/participant-store';
import type { SessionStore } from './sessions/session-store';
import type { OnceStore } from './tokens/once-store';
import type { ViewStore } from './views/view-store';

/** Everything that is kept. An adapter gives all of it. */
export interface Stores {
  readonly sessions: SessionStore;
  readonly participants: ParticipantStore;
  readonly pins: PinStore;
  readonly budgets: BudgetStore;
  readonly offers: OfferStore;
  readonly companies: CompanyStore;
  readonly policies: PolicyStore;
  readonly audit: AuditStore;
  readonly refusals: RefusalCountStore;
  readonly once: OnceStore;
  readonly letters: LetterStore;
  readonly views: ViewStore;
}
