import { canonicalJson, sha256Hex } from '@beside/protocol';
import { decodeList, isJson, isText, isTexts, oneOf, type Json } from './json';

export const ruleLevels = ['shown', 'masked', 'hidden'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/** Rules that a company has published, as their text was kept. COMP-5 */
export interface PolicyText {
  readonly version: number;
  readonly base: 'labels' | 'nothing';
  readonly allowShowAttributes: boolean;
  readonly rules: readonly { readonly selector: string; readonly level: RuleLevel }[];
  /** What an agent in write mode may press, and paths that acts may lead to. */
  readonly acts?: { readonly press?: readonly string[]; readonly links?: readonly string[] };
  /** What the audit calls a path and what is below it. AUDIT-25 */
  readonly pages?: readonly { readonly path: string; readonly label: string }[];
  /** ms since epoch; absent where nobody wrote it down. */
  readonly publishedAt?: number;
}

/** All or nothing: a rule that cannot be read must not be left out in silence. */
export function decodePolicy(body: Json): PolicyText | null {
  const { version, base, allowShowAttributes, publishedAt } = body;
  const rules = decodeList(body['rules'], decodeRule);
  const acts = body['acts'] === undefined ? {} : decodeActs(body['acts']);
  const pages = body['pages'] === undefined ? [] : decodeList(body['pages'], decodePage);
  if (typeof version !== 'number' || (base !== 'labels' && base !== 'nothing')) return null;
  if (typeof allowShowAttributes !== 'boolean' || !acts || !rules || !pages) return null;
  return {
    ...{ version, base, allowShowAttributes, rules },
    ...(body['acts'] !== undefined && { acts }),
    ...(body['pages'] !== undefined && { pages }),
    ...(typeof publishedAt === 'number' && { publishedAt }),
  };
}

/** Whether this is the very text that the audit names by this hash. COMP-7 */
export async function isPolicyOf({ publishedAt: _told, ...text }: PolicyText, hash: string): Promise<boolean> {
  return (await sha256Hex(new TextEncoder().encode(canonicalJson(text)))) === hash;
}

function decodeRule(value: unknown): PolicyText['rules'][number] | null {
  if (!isJson(value)) return null;
  const { selector } = value;
  const level = oneOf(ruleLevels, value['level']);
  return isText(selector) && level ? { selector, level } : null;
}

function decodePage(value: unknown): NonNullable<PolicyText['pages']>[number] | null {
  if (!isJson(value)) return null;
  const { path, label } = value;
  return isText(path) && isText(label) ? { path, label } : null;
}

function decodeActs(value: unknown): NonNullable<PolicyText['acts']> | null {
  if (!isJson(value)) return null;
  const { press, links } = value;
  if ((press !== undefined && !isTexts(press)) || (links !== undefined && !isTexts(links))) return null;
  return { ...(press && { press }), ...(links && { links }) };
}
