import type { Catalogue } from './catalogue';
import type { Place } from './places';
import { moduleName, writeModule } from './write-module';

/** The modules of one end, by file from the root. @param languages each language's file, as read */
export function modulesOf(place: Place, languages: ReadonlyMap<string, Catalogue>): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  for (const [language, catalogue] of languages) {
    for (const [group, words] of Object.entries(catalogue)) {
      const english = languages.get('en')?.[group];
      if (!isGroup(words) || !isGroup(english)) throw new Error(`${language}.json: "${group}" is no group of English`);
      const module = writeModule({ language, group, type: place.type, words, english });
      modules.set(`${place.modules}/${moduleName({ language, group })}.ts`, module);
    }
  }
  return modules;
}

function isGroup(entry: unknown): entry is Catalogue {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}
