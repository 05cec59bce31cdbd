import { pickLanguage } from './pick-language';

const has = (language: string) => ['en', 'nl', 'fr'].includes(language);

test.each([
  ['the page’s language, whatever the browser speaks', ['nl', 'fr-FR', 'en'], 'nl'],
  ['the nearest of the page’s language', ['nl-BE', 'fr'], 'nl'],
  ['a tag in capitals or with an underscore', ['FR_ca'], 'fr'],
  ['the browser’s language where the page says none', ['', 'de-AT', 'fr-CH', 'en'], 'fr'],
  ['the browser’s language where there are no words in the page’s', ['pl', 'fr'], 'fr'],
  ['English where nothing fits', ['pl', 'uk'], 'en'],
  ['English where nothing is said', [''], 'en'],
])('the widget speaks %s', (_what, wanted, language) => {
  expect(pickLanguage(wanted, has)).toBe(language);
});
