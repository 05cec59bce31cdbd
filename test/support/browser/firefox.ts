import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

export const NO_FIREFOX = 'No Firefox found: install the package "firefox-esr", or set BESIDE_FIREFOX to its path.';

/** The path of an installed Firefox, or `null`. */
export function findFirefox(): string | null {
  return [process.env['BESIDE_FIREFOX'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path)) ?? null;
}
