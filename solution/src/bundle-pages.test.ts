import path from 'node:path';
import vm from 'node:vm';
import { JSDOM } from 'jsdom';
import { DESK_FORMS } from '../pages/record-pane';
import { xrmDouble } from '../pages/xrm-double';
import { BUNDLED_PAGES, bundlePages } from './bundle-pages';
import { filesOf, textOf } from './source-tree';
import { unpacked } from './unpacked-fixture';
import { allOf, attributeOf, parseFile } from './xml';

const A = 'aaaaaaaa-0000-4000-8000-000000000001';
const ORIGIN = 'https://contoso.crm4.dynamics.com';
const scripts = new Map<string, string>();

beforeAll(async () => {
  for (const [name, bytes] of await bundlePages(path.resolve(__dirname, '../pages'))) {
    scripts.set(name, new TextDecoder().decode(bytes));
  }
});

test('what a form’s event calls is there by its name once the script is loaded', async () => {
  const { xrm, navigated } = xrmDouble();
  const form = vm.createContext({ window: { Xrm: xrm } });
  vm.runInContext(scripts.get('beside_sidepane.js') ?? '', form);
  const entity = { getId: () => A, getEntityName: () => 'phonecall' };
  Object.assign(form, { caller: { getFormContext: () => ({ data: { entity } }) } });
  await vm.runInContext('Beside.openPane(caller)', form);
  expect(navigated).toMatchObject([{ entityName: 'phonecall', entityId: A, formId: DESK_FORMS['phonecall'] }]);
});

test('every function that a form’s event calls is in the script that the form loads', () => {
  const handlers = filesOf(unpacked, /\/FormXml\//).flatMap((file) => allOf(parseFile(unpacked, file), 'Handler'));
  expect(handlers).toHaveLength(Object.keys(DESK_FORMS).length);
  for (const handler of handlers) {
    const form = vm.createContext({ window: {} });
    vm.runInContext(scripts.get(attributeOf(handler, 'libraryName')) ?? '', form);
    expect(vm.runInContext(`typeof ${attributeOf(handler, 'functionName')}`, form)).toBe('function');
  }
});

test('the app tab does its work as it is packed: its page, its script, nothing else', async () => {
  const { xrm, navigated } = xrmDouble({ languageId: 1036 });
  const html = textOf(unpacked, 'WebResources/beside_apptab.html').replace(
    '<script src="beside_apptab.js"></script>',
    () => `<script>${scripts.get('beside_apptab.js')}</script>`,
  );
  const data = encodeURIComponent(JSON.stringify({ conversationId: A }));
  const heard = new Promise((connected) => {
    new JSDOM(html, {
      url: `${ORIGIN}/WebResources/beside_apptab.html?data=${data}`,
      runScripts: 'dangerously',
      beforeParse: (window) => {
        Object.assign(window, { Xrm: xrm });
        window.addEventListener('CobrowseConnectedEvent', () => connected(window.document.body.textContent));
      },
    });
  });
  expect(await heard).toMatch(/La navigation partagée est ouverte dans le volet latéral/);
  expect(navigated).toMatchObject([{ entityName: 'msdyn_ocliveworkitem', entityId: A }]);
});

test('the scripts are small, whole, and made for the pages that the solution describes', () => {
  expect([...scripts.keys()]).toEqual([...BUNDLED_PAGES]);
  for (const script of scripts.values()) {
    expect(script.length).toBeLessThan(8_000);
    expect(script).not.toMatch(/\bimport\b|\brequire\(|https?:\/\//);
  }
});
