import { canonicalJson } from './canonical-json';
import type { Company, CompanySeed } from './company';
import type { CompanyStore } from './company-store';

export type PutCompany =
  { readonly ok: true; readonly company: Company } | { readonly ok: false; readonly taken: 'tenant' | 'origin' };

/** Stores a company as an administrator wrote it; its policy gets a new version when, and only when, the rules changed. */
export async function putCompany(companies: CompanyStore, seed: CompanySeed): Promise<PutCompany> {
  const before = await companies.byId(seed.id);
  const company: Company = { ...seed, policy: { ...seed.policy, version: nextVersion(before, seed) } };
  const stored = await companies.put(company);
  if (stored === 'stored') return { ok: true, company };
  return { ok: false, taken: stored === 'tenant-taken' ? 'tenant' : 'origin' };
}

function nextVersion(before: Company | null, seed: CompanySeed): number {
  if (!before) return 1;
  const { version, ...rules } = before.policy;
  return canonicalJson(rules) === canonicalJson(seed.policy) ? version : version + 1;
}
