import type { Clock } from '../platform';
import { canonicalJson } from './canonical-json';
import type { ChangeNote, Company, CompanySeed } from './company';
import type { CompanyStore } from './company-store';
import { keptPolicy } from './keep-policy';
import type { PolicyStore } from './policy-store';

export type PutCompany =
  | { readonly ok: true; readonly company: Company }
  | { readonly ok: false; readonly taken: 'tenant' | 'origin' | 'revision' };

export interface PutParts {
  readonly companies: CompanyStore;
  readonly policies: PolicyStore;
  readonly clock: Clock;
}

/**
 * Stores a company as an administrator wrote it; its policy gets a new version when, and only when, the rules changed. Rules that go are
 * kept before they do, so that nothing that breaks off loses them; the new ones right after. COMP-5
 * @param revision what an administrator has read; without it, whatever is stored is replaced
 * @param noteOf what the ledger is to say of it, stored in the same step
 */
export async function putCompany(
  { companies, policies, clock }: PutParts,
  seed: CompanySeed,
  revision?: number,
  noteOf?: (company: Company) => Promise<ChangeNote>,
): Promise<PutCompany> {
  const before = await companies.byId(seed.id);
  const known = before?.revision ?? 0;
  if (revision !== undefined && revision !== known) return { ok: false, taken: 'revision' };
  const policy = { ...seed.policy, version: nextVersion(before, seed) };
  const isSame = policy.version === before?.policy.version;
  if (before && !isSame) await policies.keep(keptPolicy(before));
  const policyAt = isSame ? before.policyAt : clock();
  const isAdministered = revision !== undefined || before?.administered;
  const { proposal, note } = revision === undefined && before ? before : {};
  const changed: Company = {
    ...{ ...seed, policy, revision: known + 1 },
    ...(isAdministered && { administered: true }),
    ...(policyAt !== undefined && { policyAt }),
    ...(proposal && { proposal }),
    ...(note && { note }),
  };
  const company = noteOf ? { ...changed, note: await noteOf(changed) } : changed;
  const stored = await companies.put(company);
  if (stored === 'stored') {
    await policies.keep(keptPolicy(company)).catch(() => {}); // until the sweep keeps them they stand with the company
    return { ok: true, company };
  }
  return { ok: false, taken: stored === 'changed' ? 'revision' : stored === 'tenant-taken' ? 'tenant' : 'origin' };
}

function nextVersion(before: Company | null, seed: CompanySeed): number {
  if (!before) return 1;
  const { version, ...rules } = before.policy;
  return canonicalJson(rules) === canonicalJson(seed.policy) ? version : version + 1;
}
