/** `findBy…` waits for a state: how long a busy machine takes to come to it decides no test. */
const PATIENCE_MS = 120_000;

beforeAll(async () => {
  if (!expect.getState().testPath?.endsWith('.test.tsx')) return; // only those draw with it
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: PATIENCE_MS });
});
