// Made from nl.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { OfferingStrings } from './offering-en';

const rules = /* @__PURE__ */ new Intl.PluralRules('nl');
const plural = (count: number, forms: { readonly [form: string]: string; readonly other: string }): string =>
  forms[rules.select(count)] ?? forms.other;
const numbers = /* @__PURE__ */ new Intl.NumberFormat('nl');
/* prettier-ignore */
export const offeringNl: OfferingStrings = {
  or: 'of',
  getPin: 'PIN om voor te lezen',
  ask: 'Een medewerker vragen',
  pinTitle: 'Lees deze PIN voor aan uw medewerker',
  pinLead: 'Uw medewerker voert de PIN in. Daarna ziet u wie het is en beslist u.',
  digits: (digits: string) => `PIN ${digits}`,
  minutes: (minutes: number) => minutes === 0 ? 'Nog geen minuut geldig.' : plural(minutes, { one: 'Nog één minuut geldig.', other: `Nog ${numbers.format(minutes)} minuten geldig.` }),
  waitingPin: 'Wachten op uw medewerker…',
  waiting: 'U wacht op een medewerker',
  byChat: 'De medewerker in uw chat is gevraagd.',
  byPhone: (phone: string) => `Of bel ${phone}.`,
  anyAgent: 'U kunt intussen verdergaan.',
  cancel: 'Annuleren',
  overPin: 'Deze PIN geldt niet meer',
  overRequest: 'Er was nu geen medewerker vrij',
  overLead: 'Er is niets gedeeld. U kunt het opnieuw proberen.',
  again: 'Opnieuw proberen',
  tooMany: 'U hebt het een paar keer gevraagd. Wacht een paar minuten.',
};
