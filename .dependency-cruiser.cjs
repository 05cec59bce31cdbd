/**
 * The walls of the house, one rule per line; no exceptions file. `test/walls/boundaries.test.ts` breaks each of them on purpose.
 * Tests beside a source may use whatever they test with.
 */
const TESTS = '\\.test\\.tsx?$';
const ENDS = ['widget', 'crm-control', 'functions', 'solution'];
const AN_END = `^(${ENDS.join('|')})/`;
const SHARED = '^packages/(protocol|mirror|transport|spoken)/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const sources = (path, ...but) => ({ path, pathNot: [TESTS, ...but] });
/** Everything but what is allowed; other ends, and `test`, have rules of their own. */
const allBut = (room, ...allowed) => ({
  pathNot: [...allowed, `^(${[...ENDS.filter((end) => end !== room), 'test'].join('|')})/`],
});

/* prettier-ignore */
module.exports = {
  forbidden: [
    rule('no-circles', 'data takes one natural way', {}, { circular: true }),
    rule('no-unresolved', 'an import that nobody resolves', {}, { couldNotResolve: true }),
    rule('product-never-imports-test', 'test stands in for the outside world', { path: '^(packages|widget|crm-control|functions|solution)/' }, { path: '^test/' }),
    rule('front-doors-only', 'another room is entered through its index', { path: '^(packages/[^/]+|widget|crm-control|functions|solution|test)/' }, { path: '^(packages/[^/]+|functions)/src/', pathNot: ['^(packages/[^/]+|functions)/src/index\\.ts$', '^packages/protocol/src/channel/index\\.ts$', '^functions/src/(azure/cosmos|otel)/index\\.ts$', '^$1/'] }),
    rule('ends-are-strangers', 'to packages and to each other: what two ends share lives in packages', { path: '^(packages|widget|crm-control|functions|solution)/' }, { path: AN_END, pathNot: '^$1/' }),

    rule('protocol-imports-nothing', 'every end must be able to carry it', sources('^packages/protocol/'), allBut('protocol', '^packages/protocol/')),
    rule('mirror-imports-protocol-only', 'it draws, nothing else', sources('^packages/mirror/'), allBut('mirror', '^packages/(mirror|protocol)/')),
    rule('transport-imports-protocol-only', 'the only place that knows the client of Web PubSub', sources('^packages/transport/'), allBut('transport', '^packages/(transport|protocol)/', '^node_modules/@azure/web-pubsub-client/')),
    rule('widget-imports-packages-only', 'it runs in other people’s pages: small, and nothing of npm', sources('^widget/src/'), allBut('widget', '^widget/src/', SHARED)),
    rule('crm-control-imports-packages-only', 'the platform brings React and Fluent, sign-in and charts are libraries', sources('^crm-control/(Cobrowse|SessionAudit|desk)/'), allBut('crm-control', '^crm-control/(Cobrowse|SessionAudit|desk)/', SHARED, '^node_modules/(react|@fluentui/react|@azure/msal-(browser|common)|chart\\.js)/')),
    rule('functions-imports-protocol-only', 'the server never sees page content', sources('^functions/src/'), { ...allBut('functions', '^functions/(src/|package\\.json$)', '^packages/protocol/', '^(functions/)?node_modules/(@azure|@opentelemetry|jose|libsql|zod)/'), dependencyTypesNot: ['core'] }),

    rule('solution-pages-import-nothing', 'scripts of a few kilobytes in other people’s CRM', sources('^solution/pages/'), allBut('solution', '^solution/pages/')),
    rule('solution-packs-with-its-tools', 'files come in by their paths, code does not', sources('^solution/(src|import)/'), { ...allBut('solution', '^solution/', '^node_modules/(@xmldom/xmldom|esbuild|fflate|tsx)/'), dependencyTypesNot: ['core'] }),

    rule('channel-only-in-session', 'masking cannot be skipped', sources('^widget/src/', '^widget/src/(session|sealing|sharing|acquaintance|hop|channel)\\.ts$'), { path: '^packages/(protocol/src/channel|transport)/|^widget/src/channel\\.ts$' }),
    rule('services-import-no-adapter', 'a port is all that a service knows', sources('^functions/src/', '^functions/src/(azure|otel|sqlite)/', '^functions/src/(main|index)\\.ts$'), { path: '^functions/src/(azure|otel|sqlite)/' }),
    rule('azure-lives-in-azure', 'every import of @azure in one room', sources('^functions/src/', '^functions/src/azure/'), { path: '^node_modules/@azure/' }),
    rule('opentelemetry-lives-in-otel', 'one room for what counts', sources('^functions/src/', '^functions/src/otel/'), { path: '^(functions/)?node_modules/@opentelemetry/' }),
    rule('libsql-lives-in-sqlite', 'one room for the embedded store', sources('^functions/src/', '^functions/src/sqlite/'), { path: '^node_modules/libsql/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(widget|functions|solution)/dist/|^crm-control/out/|/generated/ManifestTypes|^test/\\.artifacts/|^\\.beside/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'types', 'default'] },
  },
};
