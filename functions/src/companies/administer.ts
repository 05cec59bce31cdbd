import { accept, refuse, type Outcome } from '@beside/protocol';
import type { CompanyLedger } from '../audit/company-ledger';
import type { Company, CompanySeed } from './company';
import type { CompanyStore } from './company-store';
import { putCompany } from './put-company';

/** What an administrator of a company may change. Its id, its tenants, its desks and how long it keeps are the operator's. */
export type CompanyChange = Pick<CompanySeed, 'name' | 'origins' | 'policy' | 'settings'>;

export interface Administrator {
  /** As the token names the person. */
  readonly id: string;
  readonly name: string;
  readonly company: Company;
}

/** Changes a company as its administrator wrote it, unless it has changed since that was read; who did is in the audit. */
export function createAdministration(companies: CompanyStore, ledger: CompanyLedger) {
  return async (by: Administrator, change: CompanyChange, revision: number): Promise<Outcome<Company>> => {
    const { id, tenants, deskOrigins, retentionDays } = by.company;
    const kept = { id, tenants, deskOrigins, ...(retentionDays !== undefined && { retentionDays }) };
    const put = await putCompany(companies, { ...kept, ...change }, revision);
    if (!put.ok) return refuse(put.taken === 'revision' ? 'company/changed' : 'company/origin-taken');
    await ledger.add(id, { type: 'settings-changed' }, { id: by.id, name: by.name });
    return accept(put.company);
  };
}
