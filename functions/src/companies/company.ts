import { MAX_PAGE_LABELS, type AuditEvent, type Person } from '@beside/protocol';
import { z } from 'zod';
import { isOrigin, isOriginPattern, patternsAbove } from './origin-pattern';
import { settingsShape } from './settings';

const origin = z.string().refine(isOrigin, 'not an exact origin');
const page = z.string().max(255).refine(isOriginPattern, 'not an origin, nor one with *. for its sub-domains');

const rule = z.object({
  selector: z.string().min(1).max(1_024),
  level: z.enum(['shown', 'masked', 'hidden']),
});

/** What an agent in write mode may press and where acts may lead, beyond what is harmless by itself. */
const acts = z.object({
  /** Selectors of single elements that may be pressed; never what submits, pays, or names something final. */
  press: z.array(z.string().min(1).max(1_024)).max(200).readonly().optional(),
  /** Paths of the same site: `/help` lists `/help` and what is below it. */
  links: z.array(z.string().startsWith('/').max(1_024)).max(200).readonly().optional(),
});

/** What the audit calls a path, and what is below it where nothing longer fits: `/claims` is `/claims/new` too. AUDIT-25 */
const isPath = (text: string) => URL.canParse(text, 'https://x') && new URL(text, 'https://x').pathname === text;
const labelledPage = z.object({
  path: z
    .string()
    .startsWith('/')
    .max(1_024)
    .refine(isPath, 'not a path as addresses have it: other letters as %C3%A9, without query and fragment'),
  label: z.string().trim().min(1).max(60),
});

/** What a page of the company may show: the base and the rules that open or close parts of it. */
export const policyShape = z.object({
  base: z.enum(['labels', 'nothing']),
  allowShowAttributes: z.boolean(),
  rules: z.array(rule).max(1_000).readonly(),
  acts: acts.optional(),
  pages: z.array(labelledPage).max(MAX_PAGE_LABELS).readonly().optional(),
});

const companyFields = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens'),
  name: z.string().min(1).max(200),
  /** Entra tenants whose tokens speak for this company. */
  tenants: z.array(z.string().min(1).max(64)).min(1).readonly(),
  /** Origins of the pages that may be shared, exact or with `*.` for all sub-domains. One origin, one company. */
  origins: z.array(page).max(200).readonly(),
  /** Origins of the CRM in which this company's desks run. */
  deskOrigins: z.array(origin).readonly(),
  policy: policyShape,
  settings: settingsShape.optional(),
  /** Days after its end that a session and its audit are kept; without a number for good. AUDIT-14 */
  retentionDays: z.number().int().min(1).max(36_500).optional(),
});

type Fields = Pick<z.infer<typeof companyFields>, 'origins' | 'settings'>;

/** Whoever asks for signed-in customers has said what signs them; what is published is on a site of the company itself. */
const hasUsableKeys = ({ origins, settings = {} }: Fields): boolean => {
  const { customerIdentity = 'off', customerKeys } = settings;
  if (customerKeys && 'url' in customerKeys) {
    const above = patternsAbove(new URL(customerKeys.url).origin);
    if (!above.some((pattern) => origins.includes(pattern))) return false;
  }
  return customerIdentity === 'off' || Boolean(customerKeys);
};
const UNUSABLE_KEYS = 'keys of signed-in customers are missing, or not on a site of the company';

export const companyShape = companyFields.refine(hasUsableKeys, UNUSABLE_KEYS);

/** What an administrator writes: the company, unless it has changed since `revision` was read. */
export const companyChangeShape = companyFields
  .pick({ name: true, origins: true, policy: true, settings: true })
  .extend({ revision: z.int().min(0) })
  .refine(hasUsableKeys, UNUSABLE_KEYS);

/** A company as an administrator writes it. */
export type CompanySeed = z.infer<typeof companyShape>;

export type PolicyRules = z.infer<typeof policyShape>;

/** A published policy: `version` counts from 1 and rises when the rules change. */
export type Policy = PolicyRules & { readonly version: number };

/** What an administrator of a company may change. Its id, its tenants, its desks and how long it keeps are the operator's. */
export type CompanyChange = Pick<CompanySeed, 'name' | 'origins' | 'policy' | 'settings'>;

/** A change that waits for a second administrator. COMP-2 */
export interface Proposal {
  readonly by: Person;
  /** ms since epoch. */
  readonly at: number;
  readonly change: CompanyChange;
}

/** What the ledger is to say of the last change: kept with it in one step, so that a crash in between loses nothing. COMP-1 */
export interface ChangeNote {
  readonly event: AuditEvent;
  readonly by: Person;
  /** The ledger's last place when the change was made: the record stands behind it. */
  readonly after: number;
}

/** `revision` counts every change, from 1; `administered` once an administrator has made one. */
export type Company = Omit<CompanySeed, 'policy'> & {
  readonly policy: Policy;
  readonly revision: number;
  readonly administered?: true;
  /** When its rules were published, ms since epoch; absent where nobody wrote it down yet. COMP-5 */
  readonly policyAt?: number;
  /** What waits for a second administrator. COMP-2 */
  readonly proposal?: Proposal;
  /** What its ledger is to say of the last change. COMP-1 */
  readonly note?: ChangeNote;
};
