import { unzipSync } from 'fflate';
import { extensionOf } from './content-types';
import { packParts, type BuiltParts } from './pack';
import type { Packaging } from './solution-manifest';
import { filesOf, type SourceTree } from './source-tree';
import { planted, unpacked, without } from './unpacked-fixture';
import { allOf, childOf, childrenOf, parseXml, rootOf, valueOf } from './xml';
import { zipParts } from './zip-parts';

const bytes = (text: string) => new TextEncoder().encode(text);
const built: BuiltParts = {
  controls: new Map(
    ['Beside.Cobrowse', 'Beside.SessionAudit'].map((name) => [
      name,
      new Map([
        ['ControlManifest.xml', bytes(`<manifest>${name}</manifest>`)],
        ['bundle.js', bytes(`// ${name}`)],
        ['strings/Desk.1048.resx', bytes(`<root>${name}</root>`)],
      ]),
    ]),
  ),
  webResources: new Map(
    ['beside_redirect.html', 'beside_apptab.js', 'beside_sidepane.js'].map((name) => [name, bytes(`built ${name}`)]),
  ),
};
const packed = (packaging: Packaging, tree: SourceTree = unpacked) => packParts(tree, built, packaging);
const textIn = (parts: ReadonlyMap<string, Uint8Array>, part: string) => new TextDecoder().decode(parts.get(part));
const xmlIn = (parts: ReadonlyMap<string, Uint8Array>, part: string) => parseXml(textIn(parts, part), part);

test('the same source is the same bytes, in another order, time zone and year too', () => {
  const once = zipParts(packed('managed'));
  const zone = process.env.TZ;
  jest.useFakeTimers({ now: Date.UTC(2031, 6, 1) });
  try {
    process.env.TZ = 'Pacific/Kiritimati';
    const again = zipParts(new Map([...packed('managed')].reverse()));
    expect(Buffer.compare(once, again)).toBe(0);
  } finally {
    jest.useRealTimers();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('parts lie in order, without folders, and come out as they went in', () => {
  const parts = packed('unmanaged');
  const out = unzipSync(zipParts(parts));
  expect(Object.keys(out)).toEqual([...parts.keys()].sort());
  for (const [name, content] of parts) expect(Buffer.compare(out[name] ?? bytes('nothing'), content)).toBe(0);
});

test('the two packages differ in what they say of themselves, and in nothing else', () => {
  const [unmanaged, managed] = [packed('unmanaged'), packed('managed')];
  const different = [...managed.keys()].filter((part) => textIn(managed, part) !== textIn(unmanaged, part));
  expect(different).toEqual(['solution.xml']);
  expect([unmanaged, managed].map((parts) => valueOf(xmlIn(parts, 'solution.xml'), 'Managed'))).toEqual(['0', '1']);
});

test('every part has a content type, by its extension or by its name', () => {
  const parts = packed('managed');
  const types = xmlIn(parts, '[Content_Types].xml');
  const extensions = allOf(types, 'Default').map((one) => one.getAttribute('Extension'));
  const names = allOf(types, 'Override').map((one) => one.getAttribute('PartName'));
  const bare = [...parts.keys()].filter((part) => !extensions.includes(extensionOf(part)));
  expect(extensions).toEqual(['js', 'resx', 'xml']);
  expect(bare.map((part) => `/${part}`).sort()).toEqual(names);
});

test('a table carries its own forms, views and charts', () => {
  const [tables] = [childOf(rootOf(xmlIn(packed('managed'), 'customizations.xml')), 'Entities')];
  const counted = childrenOf(tables).map((table) => [
    valueOf(table, 'Name'),
    ...['systemform', 'savedquery', 'visualization'].map((name) => allOf(table, name).length),
  ]);
  expect(counted).toEqual([
    ['Account', 1, 0, 0],
    ['Contact', 1, 0, 0],
    ['Incident', 1, 0, 0],
    ['PhoneCall', 1, 0, 0],
    ['SystemUser', 1, 0, 0],
    ['beside_session', 1, 10, 3],
    ['msdyn_ocliveworkitem', 1, 0, 0],
  ]);
  expect(allOf(tables, 'forms').map((forms) => forms.getAttribute('type'))).toEqual(Array(7).fill('main'));
});

test('the rest lies in the sections that an import reads, in the order of the schema', () => {
  const root = rootOf(xmlIn(packed('managed'), 'customizations.xml'));
  const count = (section: string) => childrenOf(childOf(root, section)).length;
  expect(Object.fromEntries(childrenOf(root).map((section) => [section.nodeName, count(section.nodeName)]))).toEqual({
    Entities: 7,
    Roles: 5,
    Workflows: 0,
    FieldSecurityProfiles: 0,
    Templates: 0,
    EntityMaps: 0,
    EntityRelationships: 12,
    OrganizationSettings: 0,
    optionsets: 0,
    WebResources: 6,
    CustomControls: 2,
    AppModuleSiteMaps: 1,
    AppModules: 1,
    EntityDataProviders: 0,
    Languages: 5,
  });
});

test('a web resource and a control lie where the package says they lie', () => {
  const parts = packed('managed');
  const said = ['WebResources', 'CustomControls'].flatMap((section) =>
    allOf(childOf(rootOf(xmlIn(parts, 'customizations.xml')), section), 'FileName').map((one) => one.textContent ?? ''),
  );
  expect(said.length).toBe(8);
  expect(said.filter((file) => !parts.has(file.slice(1)))).toEqual([]);
  expect(textIn(parts, 'Controls/beside_Beside.Cobrowse/bundle.js')).toBe('// Beside.Cobrowse');
  expect(parts.has('Controls/beside_Beside.Cobrowse/strings/Desk.1048.resx')).toBe(true);
  expect(filesOf(parts, /^environmentvariabledefinitions\//)).toHaveLength(5);
});

test('nothing is packed that lacks a part', () => {
  expect(() => packed('managed', without(/beside_app\.svg$/))).toThrow(
    'The web resource beside_app.svg has no content.',
  );
  const renamed = planted(
    /Cobrowse\/ControlManifest\.xml\.data/,
    '<Name>beside_Beside.Cobrowse<',
    '<Name>beside_Beside.Desk<',
  );
  expect(() => packed('managed', renamed)).toThrow('The control beside_Beside.Desk is not built.');
});
