import { findGlobal } from './find-global';
import { languageIdOf, type Xrm } from './xrm';

/** Languages of Dynamics 365 by their Windows id. Arabic without a country: its calendar is the Gregorian one. */
const LOCALES: Readonly<Record<number, string>> = {
  1025: 'ar',
  1031: 'de-DE',
  1033: 'en-US',
  1036: 'fr-FR',
  1043: 'nl-NL',
  1048: 'ro-RO',
  1081: 'hi-IN',
};

/**
 * What the person reads, the most wanted first: the language set in the CRM, otherwise those of the browser.
 * @param windows to look for the CRM's globals in
 */
export function hostLocales(windows: readonly object[], browser: readonly string[]): readonly string[] {
  const xrm = findGlobal(windows, 'Xrm') as Xrm | null;
  const id = xrm && languageIdOf(xrm);
  if (id === null) return browser;
  const locale = LOCALES[id];
  return locale === undefined ? [] : [locale];
}
