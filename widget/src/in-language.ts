import { FALLBACK } from './pick-language';

/** A file in a language, or the English one where that does not come. */
export async function inLanguage<T>(language: string, fetchFile: (language: string) => Promise<T>): Promise<T> {
  return fetchFile(language).catch((error: unknown) => {
    if (language === FALLBACK) throw error;
    return fetchFile(FALLBACK);
  });
}
