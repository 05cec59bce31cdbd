// Made from de.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { TogetherStrings } from './together-en';

const rules = /* @__PURE__ */ new Intl.PluralRules('de');
const plural = (count: number, forms: { readonly [form: string]: string; readonly other: string }): string =>
  forms[rules.select(count)] ?? forms.other;
const numbers = /* @__PURE__ */ new Intl.NumberFormat('de');
/* prettier-ignore */
export const togetherDe: TogetherStrings = { hiddenItems: (agent: string, count: number) => count === 0 ? `Auf dieser Seite ist nichts vor ${agent} verborgen.` : plural(count, { one: `Auf dieser Seite ist ein Element vor ${agent} verborgen.`, other: `Auf dieser Seite sind ${numbers.format(count)} Elemente vor ${agent} verborgen.` }), seeWhat: (agent: string) => `Ansehen, was ${agent} sieht`, done: 'Fertig' };
