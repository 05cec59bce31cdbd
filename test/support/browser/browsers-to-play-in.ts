import { BROWSER_NAMES, type BrowserName } from './ensure-browser';

/** The customer's browsers for the scenes that are played in several: `BESIDE_BROWSERS=firefox,webkit`; else Chromium. */
export function browsersToPlayIn(): readonly BrowserName[] {
  const wanted = (process.env['BESIDE_BROWSERS'] ?? 'chromium').split(',');
  return BROWSER_NAMES.filter((name) => wanted.includes(name));
}
