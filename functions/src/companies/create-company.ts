import { accept, refuse, type Outcome, type Person } from '@beside/protocol';
import type { CompanyLedger } from '../audit/company-ledger';
import type { Company, CompanySeed } from './company';
import type { CompanyStore } from './company-store';
import { putCompany } from './put-company';

/** Adds a company to this installation; that it was, and by whom, is the first thing in its audit. COMP-4 */
export function createCompanyMaker(companies: CompanyStore, ledger: CompanyLedger) {
  return async (by: Person, seed: CompanySeed): Promise<Outcome<Company>> => {
    const put = await putCompany(companies, seed, 0);
    if (put.ok) {
      await ledger.add(seed.id, { type: 'company-created' }, by);
      return accept(put.company);
    }
    const taken = {
      revision: 'company/id-taken',
      tenant: 'company/tenant-taken',
      origin: 'company/origin-taken',
    } as const;
    return refuse(taken[put.taken]);
  };
}
