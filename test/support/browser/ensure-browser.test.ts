import { BROWSER_NAMES, ensureBrowser } from './ensure-browser';

const INSTALL = /^apt-get install -y --no-install-recommends \S+/;

/** A machine whose browser is there once a command like the given one ran. */
function machine({ has = false, root = true, arrivesWith = INSTALL } = {}) {
  const ran: string[] = [];
  return {
    ran,
    has: () => has || ran.some((command) => arrivesWith.test(command)),
    mayInstall: () => root,
    run: (...words: string[]) => ran.push(words.join(' ')) > 0,
  };
}

describe.each(BROWSER_NAMES)('%s', (browser) => {
  test('is used as it is where it is installed', () => {
    const here = machine({ has: true });
    expect(ensureBrowser(browser, here)).toEqual({ ok: true });
    expect(here.ran).toEqual([]);
  });

  test('is installed where it may be, with a typeface', () => {
    const here = machine();
    expect(ensureBrowser(browser, here)).toEqual({ ok: true });
    expect(here.ran).toEqual(['apt-get update', expect.stringMatching(INSTALL)]);
    expect(here.ran[1]).toContain(' fonts-');
  });

  test.each([
    ['may not be', { root: false }],
    ['cannot be', { arrivesWith: /never/ }],
  ])('where it %s, one line says what to install', (_, state) => {
    const answer = ensureBrowser(browser, machine(state));
    expect(answer).toEqual({ ok: false, words: expect.stringMatching(/^No \w+ found: install [^\n]+\.$/) });
  });
});
