// Made from en.json by `npm run strings`; change it there.
/* prettier-ignore */
const rules = /* @__PURE__ */ new Intl.PluralRules('en');
const plural = (count: number, forms: { readonly [form: string]: string; readonly other: string }): string =>
  forms[rules.select(count)] ?? forms.other;
const numbers = /* @__PURE__ */ new Intl.NumberFormat('en');
/* prettier-ignore */
export const togetherEn = { hiddenItems: (agent: string, count: number) => count === 0 ? `Nothing on this page is hidden from ${agent}.` : plural(count, { one: `One thing on this page is hidden from ${agent}.`, other: `${numbers.format(count)} things on this page are hidden from ${agent}.` }), seeWhat: (agent: string) => `See what ${agent} sees`, done: 'Done' };

export type TogetherStrings = typeof togetherEn;
