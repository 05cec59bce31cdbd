import type { Catalogue } from './catalogue';
import type { Place } from './places';
import { windowsLanguage } from './windows-language';
import { moduleName, writeModule } from './write-module';
import { writeResx } from './write-resx';

/** What is made of the words of one end, by file from the root. @param languages each language's file, as read */
export function madeFrom(place: Place, languages: ReadonlyMap<string, Catalogue>): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  for (const [language, catalogue] of languages) {
    for (const [group, words] of Object.entries(catalogue)) {
      const english = languages.get('en')?.[group];
      if (!isGroup(words) || !isGroup(english)) throw new Error(`${language}.json: "${group}" is no group of English`);
      made.set(...fileOf(place, language, group, words, english));
    }
  }
  return made;
}

function fileOf(
  place: Place,
  language: string,
  group: string,
  words: Catalogue,
  english: Catalogue,
): [file: string, text: string] {
  switch (place.made) {
    case 'modules':
      return [
        `${place.modules}/${moduleName({ language, group })}.ts`,
        writeModule({ language, group, type: place.type, words, english }),
      ];
    case 'resx':
      return [
        `${place.controls}/${group}/strings/${group}.${windowsLanguage(language)}.resx`,
        writeResx(language, words),
      ];
  }
}

function isGroup(entry: unknown): entry is Catalogue {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}
