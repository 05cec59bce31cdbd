// Made from fr.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { OfferingStrings } from './offering-en';

const rules = /* @__PURE__ */ new Intl.PluralRules('fr');
const plural = (count: number, forms: { readonly [form: string]: string; readonly other: string }): string =>
  forms[rules.select(count)] ?? forms.other;
const numbers = /* @__PURE__ */ new Intl.NumberFormat('fr');
/* prettier-ignore */
export const offeringFr: OfferingStrings = {
  or: 'ou',
  getPin: 'Obtenir un code PIN à lire',
  ask: 'Demander un conseiller',
  pinTitle: 'Lisez ce code PIN à votre conseiller',
  pinLead: 'Votre conseiller le saisit. Vous voyez alors qui c’est, et vous décidez.',
  digits: (digits: string) => `Code PIN ${digits}`,
  minutes: (minutes: number) => minutes === 0 ? 'Valable moins d’une minute.' : plural(minutes, { one: 'Valable une minute.', other: `Valable ${numbers.format(minutes)} minutes.` }),
  waitingPin: 'En attente de votre conseiller…',
  waiting: 'Vous attendez un conseiller',
  byChat: 'Le conseiller de votre chat a été prévenu.',
  byPhone: (phone: string) => `Ou appelez le ${phone}.`,
  anyAgent: 'Vous pouvez continuer en attendant.',
  cancel: 'Annuler',
  overPin: 'Ce code PIN n’est plus valable',
  overRequest: 'Aucun conseiller n’était libre',
  overLead: 'Rien n’a été partagé. Vous pouvez réessayer.',
  again: 'Réessayer',
  tooMany: 'Vous avez demandé plusieurs fois. Veuillez patienter quelques minutes.',
};
