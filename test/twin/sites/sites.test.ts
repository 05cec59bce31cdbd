/** @jest-environment node */
import { directoryOf } from '../directory';
import { choosePorts } from '../ports';
import type { WebServer } from '../web/serve';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { contentPolicy, KEYS_PATH, startBankSite, startTaxSite } from './index';

const directory = directoryOf(choosePorts({}, []));
const options = { port: 0, directory, widgetVersion: '0.1.0' };
const PAGES = {
  tax: [
    '/',
    '/return/personal',
    '/return/income',
    '/return/deductions',
    '/return/uploads',
    '/return/review',
    '/return/summary',
    '/mailbox',
    '/help',
  ],
  bank: ['/', '/accounts/current', '/accounts/savings', '/transfer', '/loans', '/settings', '/sign-in'],
};
const sites: Partial<Record<'tax' | 'bank', WebServer>> = {};
const address = (site: 'tax' | 'bank', path: string) => `${sites[site]?.url}${path}`;

beforeAll(async () => {
  sites.tax = await startTaxSite(options);
  sites.bank = await startBankSite(options);
});
afterAll(() => Promise.all([sites.tax?.stop(), sites.bank?.stop()]));

/** A visitor with a cookie. */
function visitor(site: 'tax' | 'bank') {
  let cookie = '';
  const go = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(address(site, path), { ...init, redirect: 'manual', headers: { cookie } });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const location = response.headers.get('location');
    return location ? go(location) : response;
  };
  return {
    go,
    post: (path: string, fields: Record<string, string>) =>
      go(path, { method: 'POST', body: new URLSearchParams(fields) }),
  };
}

for (const site of ['tax', 'bank'] as const) {
  test(`every page of the ${site} site is there, under the policy, without inline script or style and with one widget tag`, async () => {
    for (const path of PAGES[site]) {
      const response = await fetch(address(site, path));
      const text = await response.text();
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('content-security-policy')).toBe(contentPolicy(directory));
      expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
      expect(text.match(/<script(?![^>]*\ssrc=)/g)).toBeNull();
      expect(text.match(/beside\.js/g)).toHaveLength(1);
      const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, target] of text.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(target);
      for (const [, file] of text.matchAll(/(?:href|src)="(\/files\/[^"]+)"/g)) {
        expect((await fetch(address(site, file ?? ''))).status).toBe(200);
      }
    }
  });
}

test('the policy names only this machine and allows no inline or eval', () => {
  const policy = contentPolicy(directory);
  expect(policy).toMatch(/^default-src 'none'; script-src 'self' http:\/\/localhost:7071; connect-src /);
  expect(policy).not.toMatch(/unsafe|\*/);
});

test('what is typed into the return is kept, and the whole return can be submitted', async () => {
  const mila = visitor('tax');
  await mila.go('/return/personal');
  const income = await mila.post('/return/personal', {
    firstName: '<b>Mila</b>',
    paperless: 'yes',
    _boxes: 'paperless',
  });
  expect(await income.text()).toContain('<h1>Income</h1>');
  const personal = await (await mila.go('/return/personal')).text();
  expect(personal).toContain('value="&lt;b&gt;Mila&lt;/b&gt;"');
  expect(personal).toMatch(/name="paperless"[^>]*checked/);
  await mila.post('/return/personal', { firstName: 'Mila', _boxes: 'paperless' });
  expect(await (await mila.go('/return/personal')).text()).not.toMatch(/name="paperless"[^>]*checked/);
  expect(await (await mila.post('/return/review', {})).text()).toContain('<h1>Summary</h1>');
  expect(await (await mila.post('/return/submit', {})).text()).toContain('role="alert"');
  expect(await (await mila.post('/return/submit', { declared: 'yes' })).text()).toContain(
    'We have received your return',
  );
  expect(await (await visitor('tax').go('/return/personal')).text()).toContain('Mila Sophie');
});

test('the mailbox asks for a password and never gives it back', async () => {
  const mila = visitor('tax');
  await mila.go('/mailbox');
  const inside = await (await mila.post('/mailbox', { userName: 'mila', password: 'correct horse' })).text();
  expect(inside).toContain('Signed in as');
  expect(inside).not.toContain('correct horse');
});

test('a transfer is checked, sent, and its fields are empty afterwards', async () => {
  const daan = visitor('bank');
  await daan.go('/transfer');
  expect(await (await daan.post('/transfer', { payee: 'Oma' })).text()).toContain('role="alert"');
  const fields = { from: 'Current account', payee: 'Oma', payeeIban: 'NL00 BANK 0123 4567 89', amount: '25.00' };
  expect(await (await daan.post('/transfer', fields)).text()).toContain('Check your transfer');
  expect(await (await daan.post('/transfer/send', {})).text()).toContain('on its way');
  expect(await (await daan.go('/transfer')).text()).not.toContain('Oma');
});

test('the statement has a thousand rows, the same every time', async () => {
  const [first, second] = await Promise.all(
    [1, 2].map(async () => (await fetch(address('bank', '/accounts/current'))).text()),
  );
  expect(first?.match(/<tr>/g)).toHaveLength(1001);
  expect(second).toBe(first);
});

test('the bank signs whoever is signed in, with the key that it publishes; somebody else finds their own settings', async () => {
  const keys = createLocalJWKSet((await (await fetch(address('bank', KEYS_PATH))).json()) as JSONWebKeySet);
  const visit = visitor('bank');
  const claims = async () => {
    const token = await (await visit.go('/beside-token')).text();
    return (await jwtVerify(token, keys, { issuer: 'meridian-bank', audience: 'beside' })).payload;
  };
  const daan = await claims();
  await visit.post('/settings', { displayName: 'D. Vermeer' });
  expect(await (await visit.post('/sign-in', { signedIn: 'Ruth Adeyemi' })).text()).toContain('Signed in as');
  const ruth = await claims();
  expect([daan.sub, ruth.sub].map((sub) => /^c0000000-/.test(sub ?? ''))).toEqual([true, true]);
  expect(daan.sub).not.toBe(ruth.sub);
  const settings = await (await visit.go('/settings')).text();
  expect(settings).toContain('value="Ruth Adeyemi"');
  expect(settings).not.toContain('Vermeer');
  expect(await (await visit.go('/')).text()).toContain(`data-contact="${ruth.sub}"`);
});
