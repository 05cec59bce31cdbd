// Made from fr.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { TogetherStrings } from './together-en';

const rules = /* @__PURE__ */ new Intl.PluralRules('fr');
const plural = (count: number, forms: { readonly [form: string]: string; readonly other: string }): string =>
  forms[rules.select(count)] ?? forms.other;
const numbers = /* @__PURE__ */ new Intl.NumberFormat('fr');
/* prettier-ignore */
export const togetherFr: TogetherStrings = { hiddenItems: (agent: string, count: number) => count === 0 ? `Rien sur cette page n’est caché à ${agent}.` : plural(count, { one: `Un élément de cette page est caché à ${agent}.`, other: `${numbers.format(count)} éléments de cette page sont cachés à ${agent}.` }), seeWhat: (agent: string) => `Voir ce que ${agent} voit`, done: 'Terminé' };
