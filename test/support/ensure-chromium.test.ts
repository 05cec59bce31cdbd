import { NO_CHROMIUM } from './chromium';
import { ensureChromium } from './ensure-chromium';

const INSTALL = 'apt-get install -y --no-install-recommends chromium fonts-liberation';

/** A machine whose browser is there once the given command ran. */
function machine({ has = false, root = true, arrivesWith = INSTALL } = {}) {
  const ran: string[] = [];
  return {
    ran,
    find: () => (has || ran.includes(arrivesWith) ? '/usr/bin/chromium' : null),
    mayInstall: () => root,
    run: (...words: string[]) => ran.push(words.join(' ')) > 0,
  };
}

test('an installed browser is used as it is', () => {
  const here = machine({ has: true });
  expect(ensureChromium(here)).toEqual({ ok: true, path: '/usr/bin/chromium' });
  expect(here.ran).toEqual([]);
});

test('where it may be, it is installed', () => {
  const here = machine();
  expect(ensureChromium(here)).toEqual({ ok: true, path: '/usr/bin/chromium' });
  expect(here.ran).toEqual(['apt-get update', INSTALL]);
});

test.each([
  ['may not be', { root: false }],
  ['cannot be', { arrivesWith: 'never' }],
])('where it %s, one line says what to install', (_, state) => {
  expect(ensureChromium(machine(state))).toEqual({ ok: false, words: NO_CHROMIUM });
  expect(NO_CHROMIUM).not.toContain('\n');
});
