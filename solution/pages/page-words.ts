import { de } from './strings/de';
import { en, type PageWords } from './strings/en';
import { fr } from './strings/fr';
import { nl } from './strings/nl';
import { ro } from './strings/ro';
import type { Xrm } from './xrm';

export interface SpokenWords {
  readonly language: string;
  readonly words: PageWords;
}

/** Languages of Dynamics 365 by their Windows id. */
const SPOKEN: Readonly<Record<number, SpokenWords>> = {
  1031: { language: 'de', words: de },
  1033: { language: 'en', words: en },
  1036: { language: 'fr', words: fr },
  1043: { language: 'nl', words: nl },
  1048: { language: 'ro', words: ro },
};
const ENGLISH: SpokenWords = { language: 'en', words: en };

/** In the language that the person has set in the CRM; English where there are no words for it. */
export function pageWords(xrm: Xrm | null): SpokenWords {
  try {
    return SPOKEN[xrm?.Utility?.getGlobalContext?.().userSettings?.languageId ?? 0] ?? ENGLISH;
  } catch {
    return ENGLISH; // a page of the CRM that does not say
  }
}
