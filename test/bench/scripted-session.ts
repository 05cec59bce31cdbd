import type { Page } from 'playwright-core';
import type { Traffic } from './bench-link';

/** A minute of a session as people have it: read, scroll, look for it with the mouse, type, and listen. */
const SCROLL_STEPS = 24;
const WANDER_STEPS = 80;
const WORDS = 'Changed my address in March and moved in with my partner.';
const KEY_MS = 160;
const MINUTE_MS = 60_000;

/** Plays one scripted minute and gives what left in it. */
export async function playSession(customer: Page): Promise<Traffic> {
  const before = await customer.evaluate(() => window.customer.traffic());
  const started = performance.now();
  const pause = (ms: number) => new Promise((done) => setTimeout(done, ms)); // what people do between two things, no wait for a state
  const { width, height } = customer.viewportSize() ?? { width: 1280, height: 800 };
  await customer.mouse.move(width / 2, height / 2);
  for (let step = 0; step < SCROLL_STEPS; step++) {
    await customer.mouse.wheel(0, step < SCROLL_STEPS / 2 ? 90 : -90);
    await pause(100);
  }
  await pause(4_000);
  for (let step = 0; step < WANDER_STEPS; step++) {
    const turn = (step / WANDER_STEPS) * 4 * Math.PI;
    await customer.mouse.move(width * (0.5 + 0.3 * Math.cos(turn)), height * (0.5 + 0.3 * Math.sin(turn)));
    await pause(60);
  }
  const field = customer.locator('input:visible, textarea:visible').first();
  if ((await field.count()) > 0) {
    await field.focus();
    await customer.keyboard.type(WORDS, { delay: KEY_MS });
  }
  await customer.keyboard.press('Tab');
  await pause(Math.max(0, MINUTE_MS - (performance.now() - started)));
  const after = await customer.evaluate(() => window.customer.traffic());
  return {
    frames: after.frames - before.frames,
    bytes: after.bytes - before.bytes,
    units: after.units - before.units,
  };
}
