import { de } from './strings/de';
import { en, type Words } from './strings/en';
import { fr } from './strings/fr';
import { nl } from './strings/nl';
import { ro } from './strings/ro';

/** How a person at a desk is spoken to. */
export interface Localisation {
  readonly language: string;
  /** For times and numbers; its language is the one of the words. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: Words;
}

/** The same in each language that the desks speak. */
export interface EachLanguage<Said> {
  readonly de: Said;
  readonly en: Said;
  readonly fr: Said;
  readonly nl: Said;
  readonly ro: Said;
}

const WORDS: EachLanguage<Words> = { de, en, fr, nl, ro };
const RIGHT_TO_LEFT = /^(ar|fa|he|ur)$/;

/**
 * The first of the locales that there are words for, otherwise English.
 * @param locales language tags, as in `nl-BE`
 * @param isRtl the CRM around reads from right to left, whatever the words: so does the desk in it
 */
export function localise(locales: readonly string[], isRtl = false): Localisation {
  for (const locale of locales) {
    const language = locale.split('-')[0]?.toLowerCase() ?? '';
    if (isSpoken(language))
      return { language, locale, direction: isRtl ? 'rtl' : directionOf(language), words: WORDS[language] };
  }
  return { language: 'en', locale: 'en', direction: isRtl ? 'rtl' : 'ltr', words: en };
}

/** What is said in a language, otherwise in English. */
export function saidIn<Said>(each: EachLanguage<Said>, language: string): Said {
  return each[isSpoken(language) ? language : 'en'];
}

function isSpoken(language: string): language is keyof typeof WORDS {
  return Object.hasOwn(WORDS, language);
}

export function directionOf(language: string): Localisation['direction'] {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
}
