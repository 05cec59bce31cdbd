import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const STEP = fileURLToPath(new URL('./run-step.mjs', import.meta.url));
const OUTPUT = 'PASS a.test.ts\nfigures: 3 joins\n  not tested: forgets by itself (a stand-in)\nfigures of speech\n';

/** What `npm test` prints of one step. */
function printed(failed: number): readonly string[] {
  const step = `async () => (${JSON.stringify({ passed: 2, failed, output: OUTPUT })})`;
  const script = `const { report } = await import(${JSON.stringify(STEP)}); await report('A step', ${step});`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).split('\n');
}

test('a step that passes tells its figures and what was not tested, and nothing else', () => {
  const [first, ...told] = printed(0);
  expect(first).toMatch(/^ {2}A step .* 2 passed$/);
  expect(told).toEqual(['    figures: 3 joins', '    not tested: forgets by itself (a stand-in)', '']);
});

test('a step that fails prints everything, once', () => {
  const words = printed(1).join('\n');
  expect(words).toContain(OUTPUT.trimEnd());
  expect(words.split('figures: 3 joins')).toHaveLength(2);
});
