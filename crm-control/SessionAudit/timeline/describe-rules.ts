import { ruleLevels, type PolicyText } from '../../desk/api/decode-policy';
import type { AuditDeskWords } from '../audit-words';

/** Selectors or paths under what a rule makes of them. */
export interface RuleGroup {
  readonly title: string;
  readonly entries: readonly string[];
}

/** What published rules say, in plain words: what holds without a rule, and what single rules open or close. */
export function describeRules(
  { base, allowShowAttributes, rules, acts, pages }: PolicyText,
  words: AuditDeskWords,
): { readonly sentences: readonly string[]; readonly groups: readonly RuleGroup[] } {
  const say = words.audit.rules;
  const groups = [
    ...ruleLevels.map((level) => ({
      title: say.levels[level],
      entries: rules.filter((rule) => rule.level === level).map(({ selector }) => selector),
    })),
    { title: say.press, entries: acts?.press ?? [] },
    { title: say.links, entries: acts?.links ?? [] },
    { title: say.pages, entries: (pages ?? []).map(({ path, label }) => say.page(label, path)) },
  ];
  return {
    sentences: [say.base[base], say.attributes[allowShowAttributes ? 'yes' : 'no'], say.never],
    groups: groups.filter(({ entries }) => entries.length > 0),
  };
}
