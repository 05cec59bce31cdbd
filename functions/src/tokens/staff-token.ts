import { accept, refuse, type Outcome } from '@beside/protocol';
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Company } from '../companies/company';
import type { CompanyStore } from '../companies/company-store';
import type { Clock } from '../platform';
import { isAboutToken } from './is-about-token';

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

export interface StaffSettings {
  /** With `{tenantid}` where the tenant of the token belongs. */
  readonly issuerTemplate: string;
  readonly audience: string;
  /** The claim that holds the business unit; without it nobody has one. */
  readonly unitClaim?: string;
}

const unitShape = z.string().min(1).max(200).optional();

const claimsShape = z.object({
  iss: z.string(),
  tid: z.string().min(1).max(64),
  oid: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  exp: z.number(),
  roles: z.array(z.string()).default([]),
});

interface Parts {
  readonly settings: StaffSettings;
  readonly keys: JWTVerifyGetKey;
  readonly companies: CompanyStore;
  readonly clock: Clock;
}

/** Who an Entra access token speaks for. The company is that of the token's tenant, whatever the request says. */
export function createStaffVerifier({ settings, keys, companies, clock }: Parts) {
  return async (token: string): Promise<Outcome<Staff>> => {
    const verified = await verify(token, keys, settings.audience, clock());
    if (!verified.ok) return verified;
    const claims = claimsShape.safeParse(verified.value);
    if (!claims.success) return refuse('auth/invalid');
    const { iss, tid, oid: id, name, roles } = claims.data;
    if (iss !== settings.issuerTemplate.replace('{tenantid}', tid)) return refuse('auth/invalid');
    const { unitClaim } = settings;
    const unit = unitShape.safeParse(unitClaim && (verified.value as Record<string, unknown>)[unitClaim]);
    if (!unit.success) return refuse('auth/invalid');
    const company = await companies.byTenant(tid);
    if (!company) return refuse('auth/company-unknown');
    const known = staffRoles.filter((role) => roles.includes(role));
    return accept({ id, name, company, roles: known, ...(unit.data !== undefined && { unit: unit.data }) });
  };
}

async function verify(token: string, keys: JWTVerifyGetKey, audience: string, now: number): Promise<Outcome<unknown>> {
  try {
    const { payload } = await jwtVerify(token, keys, { algorithms: ['RS256'], audience, currentDate: new Date(now) });
    return accept(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) return refuse('auth/expired');
    return refuse(isAboutToken(error) ? 'auth/invalid' : 'service/unavailable');
  }
}
