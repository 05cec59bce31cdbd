import { existsSync } from 'node:fs';

/** Where Debian and others put it; `BESIDE_CHROMIUM` names another. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const NO_CHROMIUM = 'No Chromium found: install the package "chromium", or set BESIDE_CHROMIUM to its path.';

/** The path of an installed Chromium, or `null`. */
export function findChromium(): string | null {
  return [process.env['BESIDE_CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path)) ?? null;
}
