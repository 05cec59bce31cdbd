import type { Level } from './level';

export interface PolicyRule {
  readonly selector: string;
  readonly level: Level;
}

/** What a company has published. `labels` shows what names things, `nothing` shows nothing; rules open or close the rest. PRIV-2 */
export interface Policy {
  readonly version: number;
  /** Hex SHA-256 over the canonical JSON of the policy without `hash` and `company`. */
  readonly hash: string;
  readonly base: 'labels' | 'nothing';
  /** Whether `data-beside="show"` in the page counts. */
  readonly allowShowAttributes: boolean;
  readonly rules: readonly PolicyRule[];
  /** What the company opens to acts, as it was published; read by whoever judges acts. CTRL-5 */
  readonly acts?: unknown;
  /** What the audit calls its pages, as it was published; read by whoever tells them. AUDIT-25 */
  readonly pages?: unknown;
  /** The customer must find the right words before *Allow* works. SEAL-6 */
  readonly mustPickWords?: boolean;
}

const LEVELS: readonly unknown[] = ['shown', 'masked', 'hidden'] satisfies Level[];

/** Decodes and verifies a policy; `null` when it is not one, or not the one its hash names: then there is no session. PRIV-7 */
export async function readPolicy(value: unknown): Promise<Policy | null> {
  if (typeof value !== 'object' || value === null) return null;
  const { version, hash, base, allowShowAttributes, rules, acts, pages, company } = value as Record<string, unknown>;
  if (typeof version !== 'number' || typeof hash !== 'string' || typeof allowShowAttributes !== 'boolean') return null;
  if ((base !== 'labels' && base !== 'nothing') || !Array.isArray(rules)) return null;
  const read: PolicyRule[] = [];
  for (const rule of rules as unknown[]) {
    if (typeof rule !== 'object' || rule === null) return null;
    const { selector, level } = rule as Record<string, unknown>;
    if (typeof selector !== 'string' || !LEVELS.includes(level)) return null;
    read.push({ selector, level: level as Level });
  }
  const body = {
    version,
    base,
    allowShowAttributes,
    rules: read,
    ...(acts ? { acts } : {}),
    ...(pages ? { pages } : {}),
  } as const;
  const mustPickWords = (company as { mustPickWords?: unknown } | undefined)?.mustPickWords === true;
  return (await sha256(canonicalJson(body))) === hash ? { ...body, hash, mustPickWords } : null;
}

/** JSON with sorted keys and no white space. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
