import { accept, refuse, type Outcome } from '@beside/protocol';
import type { Company } from './company';
import { keptPolicy } from './keep-policy';
import type { KeptPolicy, PolicyStore } from './policy-store';
import { hashedPolicy } from './published-policy';

/** How the audit names rules. */
export type PolicyKey = { readonly version: number } | { readonly hash: string };

/** Reads rules that hold or held at a company. What does not hash to what it was published under is refused, not shown. COMP-5 */
export function createPolicyReader(policies: PolicyStore) {
  return async (company: Company, key: PolicyKey): Promise<Outcome<KeptPolicy>> => {
    const { id } = company;
    const kept = await ('hash' in key ? policies.byHash(id, key.hash) : policies.byVersion(id, key.version));
    const found = kept ?? current(company, key);
    if (!found) return refuse('policy/unknown');
    const { version, hash, rules } = found;
    return hashedPolicy({ version, ...rules }).hash === hash ? accept(found) : refuse('policy/altered');
  };
}

/** The rules that hold stand with the company until they are kept. */
function current(company: Company, key: PolicyKey): KeptPolicy | null {
  const own = keptPolicy(company);
  return ('hash' in key ? own.hash === key.hash : own.version === key.version) ? own : null;
}
