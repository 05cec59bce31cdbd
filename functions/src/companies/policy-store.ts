import type { PolicyRules } from './company';

/** The rules of a company as they were published: `hash` is what the audit names them by. Nobody's name stands here. COMP-5 */
export interface KeptPolicy {
  readonly company: string;
  readonly version: number;
  /** Hex SHA-256, as in `PublishedPolicy`. */
  readonly hash: string;
  /** ms since epoch; absent for rules that were there before their time was written down. */
  readonly publishedAt?: number;
  readonly rules: PolicyRules;
}

/** Published rules can be added and read, never changed or taken away: sessions that ran under them may be kept for good. COMP-5 */
export interface PolicyStore {
  /** `false`, and nothing changed, when there are rules of this company and version. */
  keep(policy: KeptPolicy): Promise<boolean>;
  byVersion(company: string, version: number): Promise<KeptPolicy | null>;
  byHash(company: string, hash: string): Promise<KeptPolicy | null>;
}
