import { accept, refuse, type Outcome } from '@beside/protocol';
import type { AuditStore } from '../audit/audit-store';
import type { Clock } from '../platform';
import type { Company, CompanySeed } from './company';
import type { CompanyStore } from './company-store';
import { putCompany } from './put-company';

/** What an administrator of a company may change. Its id, its tenants and its desks are the operator's. */
export type CompanyChange = Pick<CompanySeed, 'name' | 'origins' | 'policy' | 'settings'>;

export interface Administrator {
  /** As the token names the person. */
  readonly id: string;
  readonly name: string;
  readonly company: Company;
}

/** Changes a company as its administrator wrote it, unless it has changed since that was read; who did is in the audit. */
export function createAdministration(companies: CompanyStore, audit: AuditStore, clock: Clock) {
  return async (by: Administrator, change: CompanyChange, revision: number): Promise<Outcome<Company>> => {
    const { id, tenants, deskOrigins } = by.company;
    const put = await putCompany(companies, { id, tenants, deskOrigins, ...change }, revision);
    if (!put.ok) return refuse(put.taken === 'revision' ? 'company/changed' : 'company/origin-taken');
    const event = { type: 'settings-changed', by: by.id, name: by.name } as const;
    await audit.appendNext(`company:${id}`, clock(), event);
    return accept(put.company);
  };
}
