import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HANG_LIMIT_MS } from '../support/hang-limit';
import { runBeside } from '../support/run-beside';
import { ROOT } from '../support/tree-files';

jest.setTimeout(HANG_LIMIT_MS);

const PAYLOADS = path.join(ROOT, 'test/fixtures/payloads.json');

test('[PRIV-8] no payload of a lying sender runs, fetches, navigates or changes its host', async () => {
  const payloads = JSON.parse(readFileSync(PAYLOADS, 'utf8')) as readonly string[];
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(300);
  const { status, out } = await runBeside('hostile', '--file', PAYLOADS);
  expect(out.split('\n').at(-1)).toBe(
    `${payloads.length} documents, 0 executions, 0 requests, 0 navigations, 0 host changes`,
  );
  expect(status).toBe(0);
});

test('what cannot be tried is said in plain words', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'beside-hostile-'));
  const file = path.join(folder, 'no-list.json');
  writeFileSync(file, '{"not": "a list"}');
  const [none, missing, other] = await Promise.all([
    runBeside('hostile'),
    runBeside('hostile', '--file', path.join(folder, 'nothing.json')),
    runBeside('hostile', '--file', file),
  ]);
  rmSync(folder, { recursive: true });
  expect(none).toMatchObject({ status: 2, error: 'hostile: name a file: --file PAYLOADS.json. --help says more.' });
  expect(missing).toMatchObject({ status: 2, error: expect.stringContaining('there is no file') });
  expect(other).toMatchObject({ status: 2, error: expect.stringContaining('is not a JSON array of strings') });
});
