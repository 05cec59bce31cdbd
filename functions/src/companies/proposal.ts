import type { Person } from '@beside/protocol';
import type { CompanySeed } from './company';

/** What an administrator of a company may change. Its id, its tenants, its desks and how long it keeps are the operator's. */
export type CompanyChange = Pick<CompanySeed, 'name' | 'origins' | 'policy' | 'settings'>;

/** A change that waits for a second administrator. COMP-2 */
export interface Proposal {
  readonly by: Person;
  /** ms since epoch. */
  readonly at: number;
  readonly change: CompanyChange;
}
