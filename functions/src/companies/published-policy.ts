import type { PolicyName } from '@beside/protocol';
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
  const { id, name } = company;
  return { ...hashedPolicy(company.policy), company: { id, name, ...publicSettings(company) } };
}

/** The members that the hash covers, and it. */
export function hashedPolicy({ version, base, allowShowAttributes, rules, acts, pages }: Policy): Policy & PolicyName {
  const policy = { version, base, allowShowAttributes, rules, ...(acts && { acts }), ...(pages && { pages }) };
  return { ...policy, hash: createHash('sha256').update(canonicalJson(policy)).digest('hex') };
}

/** What the audit calls the rules that hold. */
export function policyName({ policy }: Pick<Company, 'policy'>): PolicyName {
  const { version, hash } = hashedPolicy(policy);
  return { version, hash };
}
