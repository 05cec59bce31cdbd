import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, NO_CHROMIUM } from './chromium';

/** Debian's browser, and a typeface: without one every letter is a box of its own size. */
const PACKAGES = ['chromium', 'fonts-liberation'];

export interface Machine {
  find(): string | null;
  /** Whether packages may be installed: Debian's tools are there and this is the superuser. */
  mayInstall(): boolean;
  /** True when the command succeeded. */
  run(command: string, ...args: readonly string[]): boolean;
}

const thisMachine: Machine = {
  find: findChromium,
  mayInstall: () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
  run: (command, ...args) =>
    spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
    0,
};

/** The path of a Chromium, installed now where that is allowed; otherwise one line that says what to install. */
export function ensureChromium(
  machine: Machine = thisMachine,
): { readonly ok: true; readonly path: string } | { readonly ok: false; readonly words: string } {
  if (!machine.find() && machine.mayInstall()) {
    machine.run('apt-get', 'update');
    machine.run('apt-get', 'install', '-y', '--no-install-recommends', ...PACKAGES);
  }
  const path = machine.find();
  return path ? { ok: true, path } : { ok: false, words: NO_CHROMIUM };
}
