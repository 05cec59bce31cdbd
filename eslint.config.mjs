import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const PRODUCT = [
  'packages/*/src/**',
  'widget/src/**',
  'crm-control/{Cobrowse,SessionAudit,desk}/**',
  'functions/src/**',
  'solution/{src,pages}/**',
];
const IN_PAGES = [
  'packages/{mirror,transport}/src/**',
  'widget/src/**',
  'crm-control/{Cobrowse,SessionAudit,desk}/**',
  'solution/pages/**',
];
const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'test/**', 'functions/testing/**'];
const SCRIPTS = ['**/*.mjs', '**/*.cjs', 'test/**', 'packages/cli/**'];

const noDefault = {
  selector: 'ExportDefaultDeclaration',
  message: 'No default export: a thing is known by its own name.',
};
const noChance = {
  selector: "MemberExpression[object.name='Math'][property.name='random']",
  message: 'Chance is handed in, or drawn from crypto.',
};
const noMarkup = [
  'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|srcdoc)$/]',
  "MemberExpression[object.name='document'][property.name=/^write(ln)?$/]",
  "CallExpression[callee.property.name='createContextualFragment']",
  "NewExpression[callee.name='DOMParser']",
].map((selector) => ({ selector, message: 'Nodes are made one by one; a page’s text never becomes markup.' }));
const noWebStorage = ['localStorage', 'sessionStorage'].map((name) => ({
  name,
  message: 'Tokens stay in memory; what outlives a page has its own place in consent/pass.ts.',
}));
const notOfBrowsers = ['process', 'Buffer', 'global', 'require'].map((name) => ({
  name,
  message: 'This runs in a browser.',
}));
const notOfEveryPlatform = [
  ...['window', 'document', 'navigator', 'location', 'performance', 'fetch', 'process', 'Buffer', 'setTimeout'],
  ...['setInterval', 'setImmediate', 'requestAnimationFrame', 'localStorage', 'sessionStorage', 'indexedDB'],
].map((name) => ({
  name,
  message:
    'Both ends must be able to carry the protocol: crypto, CompressionStream, TextEncoder; the rest is handed in.',
}));

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/out/**', '**/generated/**', '**/node_modules/**', '**/.artifacts/**', '**/.beside/**'],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-restricted-syntax': ['error', noDefault],
      'no-restricted-globals': ['error', 'name', 'event'],
      'no-console': 'error',
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true }], // pages of other scripts
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: PRODUCT, ignores: TESTS, rules: { 'no-restricted-syntax': ['error', noDefault, noChance] } },
  {
    files: IN_PAGES,
    ignores: TESTS,
    rules: {
      'no-restricted-syntax': ['error', noDefault, noChance, ...noMarkup],
      'no-restricted-globals': ['error', 'name', 'event', ...noWebStorage, ...notOfBrowsers],
    },
  },
  {
    // Counts without content, and no token: they must be kept in the moment in which a page goes away.
    files: ['widget/src/control/report-shelf.ts'],
    rules: { 'no-restricted-globals': ['error', 'name', 'event', ...notOfBrowsers] },
  },
  {
    files: ['packages/protocol/src/**'],
    // The one place that knows the platform's clock, for whoever hands it in.
    ignores: [...TESTS, 'packages/protocol/src/channel/clock.ts'],
    rules: { 'no-restricted-globals': ['error', 'name', 'event', ...notOfEveryPlatform] },
  },
  {
    files: SCRIPTS,
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
);
