const transform = {
  '^.+\\.(t|j|mj)sx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2022',
        transform: { react: { runtime: 'classic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};
const shared = {
  transform,
  testEnvironment: 'node',
  // Packages that ship ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(@formatjs|@seriousme|jose|oidc-client-ts|msw|@mswjs|@open-draft|until-async|rettime|@fluentui)/)',
  ],
  modulePathIgnorePatterns: ['/dist/', '/out/', '/.beside/', '/.artifacts/'],
  setupFiles: ['<rootDir>/test/support/run/web-globals.ts'],
};

/**
 * Unit tests stand beside their source, and those that draw run with the React of model-driven apps too; `test/` holds what crosses rooms;
 * scenes drive real browsers and run one by one.
 */
export default {
  testTimeout: 300_000, // it only ends a hang
  projects: [
    {
      ...shared,
      displayName: 'unit',
      globals: { HOST_REACT: '16.14.0' },
      setupFilesAfterEnv: ['<rootDir>/test/support/run/patient-queries.ts'],
      testMatch: [
        '<rootDir>/{packages,widget,crm-control,functions,solution}/**/*.test.{ts,tsx}',
        '<rootDir>/test/twin/**/*.test.ts',
      ],
    },
    {
      ...shared,
      displayName: 'react-17',
      globals: { HOST_REACT: '17.0.2' },
      setupFilesAfterEnv: ['<rootDir>/test/support/run/patient-queries.ts'],
      testMatch: ['<rootDir>/crm-control/**/*.test.tsx'],
      moduleNameMapper: { '^(react(-dom)?)(/.*)?$': '<rootDir>/packages/react-17/node_modules/$1$3' },
    },
    {
      ...shared,
      displayName: 'rooms',
      setupFiles: [...shared.setupFiles, '<rootDir>/test/support/run/unheld-waits.ts'],
      testMatch: ['<rootDir>/test/{bench,contract,faults,fuzz,load,sim,support,walls}/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'scenes',
      testMatch: ['<rootDir>/test/scenes/**/*.scene.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/support/run/scene-timeout.ts'],
    },
  ],
};
