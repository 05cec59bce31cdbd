import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const DRIVER = '/usr/bin/WebKitWebDriver';
const SCREEN = '/usr/bin/xvfb-run';

export const NO_WEBKIT = 'No WebKit found: install the packages "webkit2gtk-driver", "xvfb" and "xauth".';

/** WebKitGTK's driver and its small browser, or `null`. */
export function findWebKit(): { readonly driver: string; readonly browser: string } | null {
  const browser = placesOfMiniBrowser().find(existsSync);
  return browser && existsSync(DRIVER) && existsSync(SCREEN) ? { driver: DRIVER, browser } : null;
}

/** Each system puts it under its own libraries, by the version of its interface: `/usr/lib/…/webkit2gtk-4.1/MiniBrowser`. */
function placesOfMiniBrowser(): readonly string[] {
  const within = (folder: string) =>
    existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
  const libraries = [
    '/usr/lib',
    '/usr/lib64',
    '/usr/libexec',
    ...within('/usr/lib').filter((name) => /-linux-gnu/.test(name)),
  ];
  return libraries
    .flatMap(within)
    .filter((name) => /\/webkit(2)?gtk-[\d.]+$/.test(name))
    .map((folder) => path.join(folder, 'MiniBrowser'));
}
