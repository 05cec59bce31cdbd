import type { Company } from './company';

export interface CompanyStore {
  /** Of all companies. */
  ids(): Promise<readonly string[]>;
  byId(id: string): Promise<Company | null>;
  byTenant(tenant: string): Promise<Company | null>;
  /** The company whose pages have this origin, exactly or by a `*.` above it. */
  byOrigin(origin: string): Promise<Company | null>;
  /** Whether some company runs its desk at exactly this origin. */
  isDeskOrigin(origin: string): Promise<boolean>;
  /**
   * Creates, or replaces the revision before this one. Refused, and nothing changed, when that is not what is stored, or when another
   * company has one of the tenants, or page origins of which one falls under the other.
   */
  put(company: Company): Promise<'stored' | 'changed' | 'tenant-taken' | 'origin-taken'>;
}
