import { chromium, type Browser } from 'playwright-core';
import { findChromium, NO_CHROMIUM } from './find-chromium';

/** What a headless Chromium needs to leave the network and the GPU alone. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts it, with more flags where they are needed; the caller closes it. */
export async function launchChromium(...more: readonly string[]): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(NO_CHROMIUM);
  return chromium.launch({ executablePath, headless: true, args: [...FLAGS, ...more] });
}
