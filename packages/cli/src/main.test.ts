import { spawnSync } from 'node:child_process';
import path from 'node:path';

const beside = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, 'main.mjs'), ...words], {
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
};

test('it says its version', () => {
  expect(beside('--version')).toEqual({ status: 0, stdout: '0.1.0', stderr: '' });
});

test('without a word it says how it is used', () => {
  expect(beside()).toEqual(beside('--help'));
  expect(beside().stdout).toMatch(/^Usage: beside/);
});

test('an unknown command is refused in plain words', () => {
  expect(beside('dance')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'beside: there is no command "dance". "beside --help" says what there is.',
  });
});
