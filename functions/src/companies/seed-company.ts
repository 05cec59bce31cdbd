import type { CompanySeed } from './company';
import { putCompany, type PutCompany, type PutParts } from './put-company';

/**
 * A company as the operator's file has it. Once an administrator has changed it the file no longer says its name, pages, rules and
 * settings: it brings tenants, desks and how long it keeps.
 */
export async function seedCompany(parts: PutParts, seed: CompanySeed): Promise<PutCompany> {
  const known = await parts.companies.byId(seed.id);
  if (!known?.administered) return putCompany(parts, seed);
  const { name, settings, origins, policy } = known;
  const { version: _counted, ...rules } = policy;
  return putCompany(parts, { ...seed, name, settings, origins, policy: rules });
}
