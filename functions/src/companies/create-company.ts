import { accept, refuse, type Outcome, type Person } from '@beside/protocol';
import type { ChangeNotes } from './change-note';
import type { Company, CompanySeed } from './company';
import { policyName } from './published-policy';
import { putCompany, type PutParts } from './put-company';

/** Adds a company to this installation; that it was, and by whom, is the first thing in its audit. COMP-4 */
export function createCompanyMaker(parts: PutParts, notes: ChangeNotes) {
  return async (by: Person, seed: CompanySeed): Promise<Outcome<Company>> => {
    const put = await putCompany(parts, seed, 0, (company) =>
      notes.of(seed.id, { type: 'company-created', policy: policyName(company) }, by),
    );
    if (put.ok) {
      await notes.trySettle(put.company);
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
