import { localise } from '../localisation';
import { hostLocales } from './host-locales';

const crm = (languageId: unknown) => ({
  Xrm: { Utility: { getGlobalContext: () => ({ userSettings: { languageId } }) } },
});
const speaks = (windows: readonly object[], ...browser: string[]) => {
  const { language, locale } = localise(hostLocales(windows, browser));
  return [language, locale];
};

test.each([
  [1033, ['en', 'en-US']],
  [1043, ['nl', 'nl-NL']],
  [1031, ['de', 'de-DE']],
  [1036, ['fr', 'fr-FR']],
])('the language with the id %i in Dynamics 365 counts, whatever the browser speaks', (id, spoken) => {
  expect(speaks([{}, crm(id)], 'ja')).toEqual(spoken);
});

test('a language of the CRM without words is answered in English, whatever the browser speaks', () => {
  expect(speaks([crm(1041)], 'nl')).toEqual(['en', 'en']);
});

test.each([
  ['there is no CRM', [{}]],
  ['the CRM does not say', [crm(undefined)]],
  ['the CRM is not on a page that can say', [{ Xrm: { Utility: { getGlobalContext: () => fail() } } }]],
  ['the CRM has no such function', [{ Xrm: {} }]],
])('the browser’s languages count when %s', (_what, windows) => {
  expect(speaks(windows, 'ja', 'fr-BE', 'en')).toEqual(['fr', 'fr-BE']);
});

function fail(): never {
  throw new Error('not here');
}
