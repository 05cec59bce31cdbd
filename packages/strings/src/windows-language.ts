/** How Dynamics 365 names the languages that there are words in: by their Windows id. */
const WINDOWS_LANGUAGES: Readonly<Record<string, number>> = { de: 1031, en: 1033, fr: 1036, nl: 1043, ro: 1048 };

/** Throws for a language without an id here: a file that nobody finds would be no file. */
export function windowsLanguage(language: string): number {
  const id = WINDOWS_LANGUAGES[language];
  if (id === undefined) throw new Error(`${language} has no Windows id among windows-language.ts`);
  return id;
}
