import { spawn } from 'node:child_process';
import { findWebKit, NO_WEBKIT } from '../browser/webkit';
import type { Hands } from './hands';
import { openWebDriver } from './webdriver';

const MOUSE = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } };

/** Starts WebKitGTK's own small browser on a screen that nobody sees, driven by WebDriver. */
export async function webkitHands(size: { width: number; height: number }, port: number): Promise<Hands> {
  const webkit = findWebKit();
  if (!webkit) throw new Error(NO_WEBKIT);
  const screen = ['--auto-servernum', '--server-args=-screen 0 1600x1200x24'];
  const running = spawn('xvfb-run', [...screen, webkit.driver, `--port=${port}`], { detached: true, stdio: 'ignore' });
  const group = running.pid ?? 0;
  const ended = new Promise((resolve) => running.once('exit', resolve));
  const stop = async () => {
    if (group > 0) process.kill(-group); // the screen, the driver and the browser
    await ended;
  };

  try {
    const driver = await openWebDriver(`http://127.0.0.1:${port}`, {
      'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] },
    });
    await driver.ask('window/rect', size);
    return {
      open: (url) => driver.ask('url', { url }),
      look: (inPage, ...given) =>
        driver.ask('execute/sync', { script: `return (${inPage.toString()})(...arguments)`, args: given }),
      click: async (place) => {
        const move = { type: 'pointerMove', duration: 0, ...place };
        const press = [
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ];
        await driver.ask('actions', { actions: [{ ...MOUSE, actions: [move, ...press] }] });
      },
      type: async (words) => {
        const keys = [...words].flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]);
        await driver.ask('actions', { actions: [{ type: 'key', id: 'keyboard', actions: keys }] });
      },
      photograph: async () => Buffer.from(await driver.ask<string>('screenshot'), 'base64'),
      close: async () => {
        await driver.end();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
