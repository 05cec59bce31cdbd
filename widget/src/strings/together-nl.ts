// Made from nl.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { TogetherStrings } from './together-en';

const rules = /* @__PURE__ */ new Intl.PluralRules('nl');
const plural = (count: number, forms: { readonly [form: string]: string; readonly other: string }): string =>
  forms[rules.select(count)] ?? forms.other;
const numbers = /* @__PURE__ */ new Intl.NumberFormat('nl');
/* prettier-ignore */
export const togetherNl: TogetherStrings = { hiddenItems: (agent: string, count: number) => count === 0 ? `Op deze pagina is niets verborgen voor ${agent}.` : plural(count, { one: `Op deze pagina is één onderdeel verborgen voor ${agent}.`, other: `Op deze pagina zijn ${numbers.format(count)} onderdelen verborgen voor ${agent}.` }), seeWhat: (agent: string) => `Bekijk wat ${agent} ziet`, done: 'Klaar' };
