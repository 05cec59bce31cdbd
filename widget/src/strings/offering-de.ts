// Made from de.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { OfferingStrings } from './offering-en';

const rules = /* @__PURE__ */ new Intl.PluralRules('de');
const plural = (count: number, forms: { readonly [form: string]: string; readonly other: string }): string =>
  forms[rules.select(count)] ?? forms.other;
const numbers = /* @__PURE__ */ new Intl.NumberFormat('de');
/* prettier-ignore */
export const offeringDe: OfferingStrings = {
  or: 'oder',
  getPin: 'PIN zum Vorlesen',
  ask: 'Um Unterstützung bitten',
  pinTitle: 'Lesen Sie diese PIN am Telefon vor',
  pinLead: 'Ihre Ansprechperson gibt sie ein. Dann sehen Sie, wer es ist, und entscheiden.',
  digits: (digits: string) => `PIN ${digits}`,
  minutes: (minutes: number) => minutes === 0 ? 'Gilt weniger als eine Minute.' : plural(minutes, { one: 'Gilt noch eine Minute.', other: `Gilt noch ${numbers.format(minutes)} Minuten.` }),
  waitingPin: 'Warten auf Ihre Ansprechperson…',
  waiting: 'Sie warten auf eine Ansprechperson',
  byChat: 'Die Ansprechperson in Ihrem Chat wurde gefragt.',
  byPhone: (phone: string) => `Oder rufen Sie an: ${phone}.`,
  anyAgent: 'Sie können inzwischen weitermachen.',
  cancel: 'Abbrechen',
  overPin: 'Diese PIN gilt nicht mehr',
  overRequest: 'Gerade war niemand frei',
  overLead: 'Es wurde nichts geteilt. Sie können es erneut versuchen.',
  again: 'Erneut versuchen',
  tooMany: 'Sie haben mehrmals gefragt. Bitte warten Sie einige Minuten.',
};
