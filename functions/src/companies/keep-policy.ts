import type { Company } from './company';
import type { KeptPolicy, PolicyStore } from './policy-store';
import { policyName } from './published-policy';

/** The rules that hold at the company, as they are kept. */
export function keptPolicy(company: Company): KeptPolicy {
  const { version: _counted, ...rules } = company.policy;
  const { id, policyAt } = company;
  return { company: id, ...policyName(company), ...(policyAt !== undefined && { publishedAt: policyAt }), rules };
}

/** Keeps the rules that hold, once: for the sweep, where the change itself could not. COMP-5 */
export function createPolicyKeeper(policies: PolicyStore) {
  /** Rules that this process knows to be kept: company and version. */
  const kept = new Set<string>();
  return async (company: Company): Promise<void> => {
    const key = `${company.id} ${company.policy.version}`;
    if (kept.has(key)) return;
    await policies.keep(keptPolicy(company));
    kept.add(key);
  };
}
