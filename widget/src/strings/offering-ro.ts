// Made from ro.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { OfferingStrings } from './offering-en';

const rules = /* @__PURE__ */ new Intl.PluralRules('ro');
const plural = (count: number, forms: { readonly [form: string]: string; readonly other: string }): string =>
  forms[rules.select(count)] ?? forms.other;
const numbers = /* @__PURE__ */ new Intl.NumberFormat('ro');
/* prettier-ignore */
export const offeringRo: OfferingStrings = {
  or: 'sau',
  getPin: 'Obțineți un cod PIN pentru agent',
  ask: 'Solicitați un agent',
  pinTitle: 'Citiți-i agentului acest cod PIN',
  pinLead: 'Agentul îl introduce. Apoi vedeți cine este și decideți.',
  digits: (digits: string) => `Cod PIN ${digits}`,
  minutes: (minutes: number) => minutes === 0 ? 'Valabil mai puțin de un minut.' : plural(minutes, { one: 'Valabil un minut.', few: `Valabil ${numbers.format(minutes)} minute.`, other: `Valabil ${numbers.format(minutes)} de minute.` }),
  waitingPin: 'Se așteaptă agentul…',
  waiting: 'Așteptați un agent',
  byChat: 'Agentul din chat a fost anunțat.',
  byPhone: (phone: string) => `Sau sunați la ${phone}.`,
  anyAgent: 'Între timp puteți continua.',
  cancel: 'Renunțați',
  overPin: 'Acest cod PIN nu mai este valabil',
  overRequest: 'Niciun agent nu a fost liber',
  overLead: 'Nu s-a partajat nimic. Puteți încerca din nou.',
  again: 'Încercați din nou',
  tooMany: 'Ați solicitat de mai multe ori. Așteptați câteva minute.',
};
