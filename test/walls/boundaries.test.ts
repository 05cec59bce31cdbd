import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const CRUISER = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const CONFIG = path.join(ROOT, '.dependency-cruiser.cjs');
const ROOMS = ['packages', 'widget', 'crm-control', 'functions', 'solution', 'test'];
const WORKSPACES = ['packages/protocol', 'packages/mirror', 'packages/strings', 'packages/transport', 'functions'];

/** A file and what it imports, of itself no fault. */
const SOUND: Readonly<Record<string, readonly string[]>> = {
  'packages/protocol/src/index.ts': ['./limits'],
  'packages/protocol/src/limits.ts': [],
  'packages/protocol/src/limits.test.ts': ['./limits', 'node:crypto', 'jose'],
  'packages/protocol/src/channel/index.ts': ['../limits'],
  'packages/mirror/src/index.ts': ['@beside/protocol', './tile'],
  'packages/mirror/src/sheet.ts': ['./draw'],
  'packages/mirror/src/tile.ts': [],
  'packages/transport/src/index.ts': ['@azure/web-pubsub-client', '@beside/protocol/channel'],
  'packages/strings/src/index.ts': ['@formatjs/icu-messageformat-parser'],
  'widget/src/session.ts': ['@beside/protocol/channel', './channel', './capture/capture'],
  'widget/src/channel.ts': ['@beside/protocol/channel', '@beside/transport'],
  'widget/src/capture/capture.ts': ['@beside/protocol', '@beside/mirror'],
  'widget/build.mjs': ['node:fs', 'esbuild'],
  'crm-control/Cobrowse/index.ts': ['./generated/ManifestTypes', '../desk/settings', 'react', '@fluentui/react'],
  'crm-control/desk/settings.ts': [
    '@beside/mirror',
    '@beside/protocol/channel',
    '@beside/transport',
    '@azure/msal-browser',
  ],
  'functions/src/main.ts': ['./azure/relay', './sqlite/stores', '../package.json', 'node:fs', 'zod'],
  'functions/src/index.ts': ['./sqlite/stores'],
  'functions/src/azure/relay.ts': ['@azure/web-pubsub', '@azure/functions'],
  'functions/src/otel/traces.ts': ['@opentelemetry/api'],
  'functions/src/sqlite/stores.ts': ['libsql', '../pins/pin-store'],
  'functions/src/pins/pin-store.ts': ['@beside/protocol', 'node:crypto', 'jose'],
  'functions/src/sessions/session-store.ts': ['type ../audit/ledger/audit-store'],
  'functions/testing/test-app.ts': ['../src/index', 'node:fs'],
  'solution/build.mjs': ['tsx/esm/api'],
  'solution/pages/app-tab.ts': ['./xrm'],
  'solution/pages/xrm.ts': [],
  'solution/src/pack.ts': ['node:fs', 'fflate', '../pages/xrm'],
  'test/twin/main.ts': ['@beside/functions', '@beside/protocol', 'ws'],
};

/** Each rule, and files that break it and no other one. */
const FAULTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'no-circles': {
    'packages/mirror/src/draw.ts': ['./sheet'],
    'functions/src/audit/ledger/audit-store.ts': ['type ../../sessions/session-store'],
  },
  'no-unresolved': { 'packages/cli/src/lost.ts': ['./nowhere'], 'test/twin/lost.ts': ['nowhere'] },
  'product-never-imports-test': {
    'packages/protocol/src/with-twin.ts': ['../../../test/twin/main'],
    'packages/transport/src/with-twin.ts': ['../../../test/twin/main'],
    'functions/src/pins/with-twin.test.ts': ['../../../test/twin/main'],
  },
  'front-doors-only': {
    'crm-control/desk/back-door.ts': ['../../packages/mirror/src/tile'],
    'packages/transport/src/back-door.ts': ['../../protocol/src/limits'],
    'test/twin/back-door.ts': ['../../functions/src/pins/pin-store'],
    'test/contract/back-door.test.ts': ['../../packages/protocol/src/limits'],
  },
  'ends-are-strangers': {
    'packages/protocol/src/to-widget.ts': ['../../../widget/src/capture/capture'],
    'packages/mirror/src/to-desk.ts': ['../../../crm-control/desk/settings'],
    'packages/transport/src/to-server.ts': ['@beside/functions'],
    'packages/cli/src/to-widget.ts': ['../../../widget/src/capture/capture'],
    'widget/src/to-desk.ts': ['../../crm-control/desk/settings'],
    'crm-control/desk/to-widget.ts': ['../../widget/src/capture/capture'],
    'crm-control/desk/to-server.ts': ['@beside/functions'],
    'functions/src/http/to-widget.ts': ['../../../widget/src/capture/capture'],
    'solution/to-desk.ts': ['../crm-control/desk/settings'],
  },
  'protocol-imports-nothing': {
    'packages/protocol/src/with-node.ts': ['node:crypto'],
    'packages/protocol/src/with-npm.ts': ['zod'],
    'packages/protocol/src/with-mirror.ts': ['@beside/mirror'],
  },
  'mirror-imports-protocol-only': {
    'packages/mirror/src/with-transport.ts': ['@beside/transport'],
    'packages/mirror/src/with-npm.ts': ['react'],
  },
  'transport-imports-protocol-only': {
    'packages/transport/src/with-mirror.ts': ['@beside/mirror'],
    'packages/transport/src/with-server-sdk.ts': ['@azure/web-pubsub'],
  },
  'widget-imports-packages-only': {
    'widget/src/overlay/with-message-parser.ts': ['@beside/strings'],
    'widget/src/with-npm.ts': ['zod'],
    'widget/src/with-node.ts': ['node:fs'],
    'widget/src/with-build.ts': ['../build.mjs'],
  },
  'crm-control-imports-packages-only': {
    'crm-control/desk/with-react-dom.ts': ['react-dom'],
    'crm-control/Cobrowse/with-node.ts': ['node:fs'],
  },
  'functions-imports-protocol-only': {
    'functions/src/http/with-mirror.ts': ['@beside/mirror'],
    'functions/src/http/with-test-parts.ts': ['../../testing/test-app'],
    'functions/src/http/with-npm.ts': ['ws'],
  },
  'solution-pages-import-nothing': {
    'solution/pages/with-npm.ts': ['fflate'],
    'solution/pages/with-protocol.ts': ['@beside/protocol'],
    'solution/pages/with-packer.ts': ['../src/pack'],
  },
  'solution-packs-with-its-tools': {
    'solution/src/with-npm.ts': ['zod'],
    'solution/src/with-protocol.ts': ['@beside/protocol'],
  },
  'channel-only-in-session': {
    'widget/src/capture/with-channel.ts': ['@beside/protocol/channel'],
    'widget/src/consent/with-transport.ts': ['@beside/transport'],
    'widget/src/privacy/with-channel-file.ts': ['../channel'],
  },
  'services-import-no-adapter': {
    'functions/src/sessions/with-azure.ts': ['../azure/relay'],
    'functions/src/services.ts': ['./sqlite/stores'],
  },
  'azure-lives-in-azure': { 'functions/src/pins/with-azure.ts': ['@azure/functions'] },
  'opentelemetry-lives-in-otel': { 'functions/src/azure/with-traces.ts': ['@opentelemetry/api'] },
  'libsql-lives-in-sqlite': { 'functions/src/azure/with-libsql.ts': ['libsql'] },
};

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

/** Runs the walls of this repository over the tree in `cwd`. */
function cruise(cwd: string): readonly Violation[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [CRUISER, ...ROOMS, '--config', CONFIG, '--output-type', 'json'],
    { cwd, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (!stdout.startsWith('{')) throw new Error(stderr || stdout);
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

const line = ({ rule, from, to }: Violation) => `${rule.name}: ${from} → ${to}`;

describe('the tree', () => {
  test('keeps every rule', () => expect(cruise(ROOT).map(line)).toEqual([]));
});

describe('a planted fault', () => {
  const tree = mkdtempSync(path.join(tmpdir(), 'beside-walls-'));
  let found: readonly Violation[] = [];

  beforeAll(() => {
    const files = Object.assign({}, SOUND, ...Object.values(FAULTS)) as typeof SOUND;
    for (const [file, imports] of Object.entries(files)) write(file, imports.map(statement).join(''));
    write('crm-control/Cobrowse/generated/ManifestTypes.d.ts', 'export interface IInputs {}\n');
    for (const room of WORKSPACES) {
      cpSync(path.join(ROOT, room, 'package.json'), path.join(tree, room, 'package.json'));
      const { name } = JSON.parse(readFileSync(path.join(ROOT, room, 'package.json'), 'utf8')) as { name: string };
      mkdirSync(path.join(tree, 'node_modules/@beside'), { recursive: true });
      symlinkSync(path.join(tree, room), path.join(tree, 'node_modules', name), 'junction');
    }
    for (const name of new Set(Object.values(files).flat().filter(isPackage))) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'dist/index.js' }), '');
      write(`node_modules/${name}/dist/index.js`, '');
    }
    cpSync(path.join(ROOT, 'tsconfig.json'), path.join(tree, 'tsconfig.json'));
    found = cruise(tree);
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  function write(file: string, head: string, body = 'export const here = true;\n'): void {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), head + body);
  }

  test.each(Object.entries(FAULTS))('against %s is found, under that name and no other', (name, planted) => {
    const broken = found.filter(({ from }) => from in planted);
    expect(broken.map(({ from, rule }) => `${rule.name}: ${from}`).sort()).toEqual(
      Object.keys(planted)
        .map((file) => `${name}: ${file}`)
        .sort(),
    );
  });

  test('is all that is found: what is sound passes', () => {
    expect(found.filter(({ from }) => from in SOUND).map(line)).toEqual([]);
  });

  test('was planted against every rule there is', () => {
    const { forbidden } = createRequire(__filename)(CONFIG) as { forbidden: { name: string; severity: string }[] };
    expect(forbidden.map(({ name }) => name)).toEqual(Object.keys(FAULTS));
    expect(forbidden.filter(({ severity }) => severity !== 'error')).toEqual([]);
  });
});

const statement = (imported: string) =>
  imported.startsWith('type ')
    ? `import type * as it from '${imported.slice('type '.length)}';\n`
    : `import '${imported}';\n`;

/** Planted too, in little: its code lies where most packages keep it. */
const isPackage = (imported: string) => !/^(type |\.|node:|@beside\/|nowhere$)/.test(imported);
