/** What is spoken where nothing else can be. */
export const FALLBACK = 'en';

/**
 * The first language that there are words in.
 * @param wanted language tags, the page's own first; `nl-BE` is served by `nl`
 */
export function pickLanguage(wanted: readonly string[], has: (language: string) => boolean): string {
  return wanted.map((tag) => tag.split(/[-_]/)[0]?.toLowerCase() ?? '').find(has) ?? FALLBACK;
}
