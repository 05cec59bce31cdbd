import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, NO_CHROMIUM } from './chromium';
import { findFirefox, NO_FIREFOX } from './firefox';
import { findWebKit, NO_WEBKIT } from './webkit';

export type BrowserName = 'chromium' | 'firefox' | 'webkit';

interface Need {
  readonly isHere: () => boolean;
  /** Of Debian. Without a typeface every letter is a box of its own size. */
  readonly packages: readonly string[];
  readonly missing: string;
}

const NEEDS: Readonly<Record<BrowserName, Need>> = {
  chromium: {
    isHere: () => findChromium() !== null,
    packages: ['chromium', 'fonts-liberation'],
    missing: NO_CHROMIUM,
  },
  firefox: {
    isHere: () => findFirefox() !== null,
    packages: ['firefox-esr', 'fonts-liberation'],
    missing: NO_FIREFOX,
  },
  webkit: {
    isHere: () => findWebKit() !== null,
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth', 'fonts-liberation'],
    missing: NO_WEBKIT,
  },
};

export const BROWSER_NAMES = Object.keys(NEEDS) as readonly BrowserName[];

export interface Machine {
  has(browser: BrowserName): boolean;
  /** Whether packages may be installed: Debian's tools are there and this is the superuser. */
  mayInstall(): boolean;
  /** True when the command succeeded. */
  run(command: string, ...args: readonly string[]): boolean;
}

const thisMachine: Machine = {
  has: (browser) => NEEDS[browser].isHere(),
  mayInstall: () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
  run: (command, ...args) =>
    spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
    0,
};

/** Installs a browser where it is missing and may be installed; otherwise one line that says what to install. */
export function ensureBrowser(
  browser: BrowserName,
  machine: Machine = thisMachine,
): { readonly ok: true } | { readonly ok: false; readonly words: string } {
  const { packages, missing } = NEEDS[browser];
  if (!machine.has(browser) && machine.mayInstall()) {
    machine.run('apt-get', 'update');
    machine.run('apt-get', 'install', '-y', '--no-install-recommends', ...packages);
  }
  return machine.has(browser) ? { ok: true } : { ok: false, words: missing };
}
