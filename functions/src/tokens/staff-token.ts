import { accept, refuse, type Outcome } from '@beside/protocol';
import type { Company } from '../companies/company';
import type { CompanyStore } from '../companies/company-store';
import type { createClaimsReader } from './staff-claims';

export const staffRoles = ['Agent', 'Supervisor', 'Auditor', 'Admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

export interface Staff {
  /** Entra object id. */
  readonly id: string;
  /** As the customer will see it. */
  readonly name: string;
  readonly company: Company;
  readonly roles: readonly StaffRole[];
  /** The business unit; absent where the token names none. AUDIT-15 */
  readonly unit?: string;
}

interface Parts {
  readonly readClaims: ReturnType<typeof createClaimsReader>;
  readonly companies: CompanyStore;
}

/** Who an Entra access token speaks for. The company is that of the token's tenant, whatever the request says. */
export function createStaffVerifier({ readClaims, companies }: Parts) {
  return async (token: string): Promise<Outcome<Staff>> => {
    const claims = await readClaims(token);
    if (!claims.ok) return claims;
    const { tid, oid: id, name, roles, unit } = claims.value;
    const company = await companies.byTenant(tid);
    if (!company) return refuse('auth/company-unknown');
    const known = staffRoles.filter((role) => roles.includes(role));
    return accept({ id, name, company, roles: known, ...(unit !== undefined && { unit }) });
  };
}
