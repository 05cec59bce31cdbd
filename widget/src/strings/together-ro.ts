// Made from ro.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { TogetherStrings } from './together-en';

const rules = /* @__PURE__ */ new Intl.PluralRules('ro');
const plural = (count: number, forms: { readonly [form: string]: string; readonly other: string }): string =>
  forms[rules.select(count)] ?? forms.other;
const numbers = /* @__PURE__ */ new Intl.NumberFormat('ro');
/* prettier-ignore */
export const togetherRo: TogetherStrings = { hiddenItems: (agent: string, count: number) => count === 0 ? `Nimic de pe această pagină nu este ascuns pentru ${agent}.` : plural(count, { one: `Un element de pe această pagină este ascuns pentru ${agent}.`, few: `${numbers.format(count)} elemente de pe această pagină sunt ascunse pentru ${agent}.`, other: `${numbers.format(count)} de elemente de pe această pagină sunt ascunse pentru ${agent}.` }), seeWhat: (agent: string) => `Vedeți ce vede ${agent}`, done: 'Gata' };
