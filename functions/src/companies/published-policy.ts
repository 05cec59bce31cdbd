import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import type { Company, Policy } from './company';
import { publicSettings, type PublicSettings } from './settings';

/** What a page is told before it may share anything. */
export type PublishedPolicy = Policy & {
  /** Hex SHA-256 over the canonical JSON of everything here except `hash` and `company`. */
  readonly hash: string;
  readonly company: { readonly id: string; readonly name: string } & PublicSettings;
};

export function publishedPolicy(company: Company): PublishedPolicy {
  const { version, base, allowShowAttributes, rules, acts } = company.policy;
  const policy = { version, base, allowShowAttributes, rules, ...(acts && { acts }) };
  const hash = createHash('sha256').update(canonicalJson(policy)).digest('hex');
  return { ...policy, hash, company: { id: company.id, name: company.name, ...publicSettings(company) } };
}
