import type { CompanySeed } from './company';
import type { CompanyStore } from './company-store';
import { putCompany, type PutCompany } from './put-company';

/**
 * A company as the operator's file has it. Once an administrator has changed it the file no longer says its name, pages, rules and
 * settings: it brings tenants, desks and how long it keeps.
 */
export async function seedCompany(companies: CompanyStore, seed: CompanySeed): Promise<PutCompany> {
  const known = await companies.byId(seed.id);
  if (!known?.administered) return putCompany(companies, seed);
  const { name, settings, origins, policy } = known;
  const { version: _counted, ...rules } = policy;
  return putCompany(companies, { ...seed, name, settings, origins, policy: rules });
}
