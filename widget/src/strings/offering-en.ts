// Made from en.json by `npm run strings`; change it there.
/* prettier-ignore */
const rules = /* @__PURE__ */ new Intl.PluralRules('en');
const plural = (count: number, forms: { readonly [form: string]: string; readonly other: string }): string =>
  forms[rules.select(count)] ?? forms.other;
const numbers = /* @__PURE__ */ new Intl.NumberFormat('en');
/* prettier-ignore */
export const offeringEn = {
  or: 'or',
  getPin: 'Get a PIN to read out',
  ask: 'Ask an agent to join',
  pinTitle: 'Read this PIN to your agent',
  pinLead: 'Your agent types it in. You then see who it is, and decide.',
  digits: (digits: string) => `PIN ${digits}`,
  minutes: (minutes: number) => minutes === 0 ? 'Valid for less than a minute.' : plural(minutes, { one: 'Valid for one minute.', other: `Valid for ${numbers.format(minutes)} minutes.` }),
  waitingPin: 'Waiting for your agent…',
  waiting: 'You are waiting for an agent',
  byChat: 'The agent in your chat has been asked.',
  byPhone: (phone: string) => `Or call ${phone}.`,
  anyAgent: 'You may go on in the meantime.',
  cancel: 'Cancel',
  overPin: 'This PIN is over',
  overRequest: 'No agent was free just now',
  overLead: 'Nothing was shared. You can try again.',
  again: 'Try again',
  tooMany: 'You have asked several times. Please wait a few minutes.',
};

export type OfferingStrings = typeof offeringEn;
