import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { linesToTell } from './lines-to-tell.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const artifacts = path.join(root, 'test/.artifacts');
const TOOLS = {
  depcruise: 'dependency-cruiser/bin/dependency-cruise.mjs',
  eslint: 'eslint/bin/eslint.js',
  jest: 'jest/bin/jest.js',
  prettier: 'prettier/bin/prettier.cjs',
  tsc: 'typescript/bin/tsc',
};

/** Runs a script of this repository and keeps what it says. */
function runNode(file, args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [path.join(root, file), ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => (output += text));
    }
    child.on('close', (code) => done({ ok: code === 0, output }));
  });
}

/** A step that succeeds or fails as a whole: it counts as one. */
export async function runScript(file, ...args) {
  const { ok, output } = await runNode(file, args);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output };
}

export const runTool = (tool, ...args) => runScript(`node_modules/${TOOLS[tool]}`, ...args);

/**
 * Runs tests and counts them. A file that does not load is a failure, and so is a test that is skipped.
 * @param more further arguments of jest
 */
export async function runJest(projects, ...more) {
  const report = path.join(artifacts, `${projects.join('-')}.json`);
  mkdirSync(artifacts, { recursive: true });
  rmSync(report, { force: true });
  const { ok, output } = await runNode(`node_modules/${TOOLS.jest}`, [
    ...['--selectProjects', ...projects, '--ci', '--json', `--outputFile=${report}`],
    ...more,
  ]);
  const counted = readReport(report);
  if (!counted) return { passed: 0, failed: 1, output };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = counted;
  const failed = numFailedTests + numPendingTests + numTodoTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: failed || (ok ? 0 : 1), output };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** One line of progress and what the step has to tell; a failing step's output is printed whole. */
export async function report(name, step) {
  process.stdout.write(`  ${name.padEnd(44)} `);
  const started = performance.now();
  const { passed, failed, output } = await step();
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`.padStart(8);
  const tests =
    passed + failed > 1 ? `   ${passed} passed${failed ? `, ${failed} failed` : ''}` : failed ? '   failed' : '';
  process.stdout.write(`${seconds}${tests}\n`);
  if (failed > 0) process.stdout.write(`\n${output.trimEnd()}\n\n`);
  else for (const line of linesToTell(output)) process.stdout.write(`    ${line}\n`);
  return { passed, failed };
}
