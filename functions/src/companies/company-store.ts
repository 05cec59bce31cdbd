import type { Company } from './company';

export interface CompanyStore {
  /** Of all companies. */
  ids(): Promise<readonly string[]>;
  byId(id: string): Promise<Company | null>;
  byTenant(tenant: string): Promise<Company | null>;
  /** The company whose page has exactly this origin. */
  byOrigin(origin: string): Promise<Company | null>;
  /** Whether some company runs its desk at exactly this origin. */
  isDeskOrigin(origin: string): Promise<boolean>;
  /** Creates or replaces. Refused, and nothing changed, when another company has one of the tenants or page origins. */
  put(company: Company): Promise<'stored' | 'tenant-taken' | 'origin-taken'>;
}
