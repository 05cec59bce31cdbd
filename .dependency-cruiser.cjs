/** The walls of the house, one rule per line; no exceptions file. Tests beside a source may use whatever they test with. */
const SOURCE = { pathNot: '\\.test\\.tsx?$' };
const from = (path, more = {}) => ({ path, ...SOURCE, ...more });
const rule = (name, comment, source, to) => ({ name, comment, severity: 'error', from: source, to });
const ROOMS = '^(packages/(protocol|mirror|transport|cli)|widget|crm-control|functions|solution|test)/';

module.exports = {
  forbidden: [
    rule('no-circles', 'data takes one natural way', { pathNot: '^node_modules' }, { circular: true }),
    rule('protocol-imports-nothing', 'both ends must be able to carry it', from('^packages/protocol/'), {
      pathNot: '^packages/protocol/',
    }),
    rule('mirror-imports-protocol-only', 'it draws, nothing else', from('^packages/mirror/'), {
      pathNot: '^packages/(mirror|protocol)/',
    }),
    rule('transport-imports-protocol-only', 'the only place that knows Web PubSub', from('^packages/transport/'), {
      pathNot: '^packages/(transport|protocol)/|^node_modules/@azure/web-pubsub-client/',
    }),
    rule('widget-imports-packages-only', 'the customer end', from('^widget/src/'), {
      pathNot: '^(widget/src|packages/(protocol|mirror|transport))/',
    }),
    rule('crm-control-imports-packages-only', 'the agent end', from('^crm-control/'), {
      path: '^(widget|functions|solution|test|packages/cli)/',
    }),
    rule('functions-imports-protocol-only', 'the server never sees page content', from('^functions/'), {
      path: '^(packages/(?!protocol/)|widget|crm-control|solution|test)/?',
    }),
    rule('widget-is-a-stranger', 'ends are strangers to each other', from('^widget/'), {
      path: '^(crm-control|functions|solution)/',
    }),
    rule(
      'product-never-imports-test',
      'test stands in for the outside world',
      { path: '^(packages|widget|crm-control|functions|solution)/' },
      { path: '^test/' },
    ),
    rule('front-doors-only', 'another room is entered through its index', from(ROOMS), {
      path: '^packages/[^/]+/src/',
      pathNot: ['^packages/[^/]+/src/index\\.ts$', '^packages/protocol/src/channel/index\\.ts$', '^$1'],
    }),
    rule(
      'functions-front-door',
      'the twin enters through index',
      { path: '^(packages|widget|crm-control|solution|test)/' },
      { path: '^functions/src/', pathNot: '^functions/src/index\\.ts$' },
    ),
    rule(
      'channel-only-in-session',
      'masking cannot be skipped',
      from('^widget/src/', { pathNot: ['\\.test\\.tsx?$', '^widget/src/session\\.ts$'] }),
      { path: '^packages/(protocol/src/channel|transport)/' },
    ),
    rule(
      'services-import-no-adapter',
      'a port is all that a service knows',
      from('^functions/src/(http|sessions|pins|tokens|audit|companies)/'),
      { path: '^(functions/src/(azure|sqlite)|node_modules/(@azure|libsql))/' },
    ),
    rule(
      'azure-lives-in-azure',
      'every import of @azure in one room',
      from('^functions/src/', { pathNot: ['\\.test\\.tsx?$', '^functions/src/(azure/|main\\.ts$)'] }),
      { path: '^node_modules/@azure/' },
    ),
    rule(
      'libsql-lives-in-sqlite',
      'one room for the embedded store',
      from('^functions/src/', { pathNot: ['\\.test\\.tsx?$', '^functions/src/sqlite/'] }),
      { path: '^node_modules/libsql/' },
    ),
    rule(
      'no-unresolved',
      'an import that nobody resolves',
      {},
      { couldNotResolve: true, pathNot: ['ManifestTypes$', '^@azure/functions-core$'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|out|generated|\\.artifacts|\\.beside)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'types', 'default'] },
  },
};
