import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './tree-files';

export interface Said {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line of Beside as a person does. */
export function runBeside(...words: readonly string[]): Promise<Said> {
  return runBesideIn({}, ...words);
}

/** @param more what it finds in its environment besides */
export function runBesideIn(more: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Said> {
  const env = { ...process.env, ...more };
  const child = spawn(process.execPath, [path.join(ROOT, 'packages/cli/src/main.mjs'), ...words], { cwd: ROOT, env });
  let out = '';
  let error = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
  return new Promise((done) => child.on('close', (status) => done({ status, out: out.trim(), error: error.trim() })));
}
