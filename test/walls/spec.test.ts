import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, treeFiles } from '../support/tree-files';

const RULE = /\*\*((?:WIRE|PRIV|CTRL|SESS|PIN|COMP|AUDIT|SEAL|ROW)-\d+)\*\*:? (.*)/g;
const CITATION = /\b(?:WIRE|PRIV|CTRL|SESS|PIN|COMP|AUDIT|SEAL|ROW)-\d+\b/g;
/** `'[PIN-3] the sixth guess …'`: at the start of a name, one or several. */
const NAMED = /['"`]((?:\[[A-Z]+-\d+\] ?)+)/g;
const ROOMS = ['packages', 'functions', 'widget', 'crm-control', 'test'];

const spec = readFileSync(path.join(ROOT, 'packages/protocol/SPEC.md'), 'utf8');
const rules = new Map([...spec.matchAll(RULE)].map(([, id = '', text = '']) => [id, text]));
const written = treeFiles(ROOMS, /\.(tsx?|md)$/);
const tests = written.filter((file) => /\.(test\.tsx?|scene\.ts)$/.test(file.path));

test('every rule is cited by the name of a test', () => {
  const cited = new Set(
    tests.flatMap(({ text }) => [...text.matchAll(NAMED)].flatMap(([, ids = '']) => ids.match(CITATION) ?? [])),
  );
  const uncited = [...rules].filter(([id]) => !cited.has(id)).map(([id, text]) => `${id}: ${text}`);
  expect(uncited).toEqual([]);
});

test('every citation is of a rule that exists', () => {
  const unknown = written.flatMap(({ path: file, text }) =>
    (text.match(CITATION) ?? []).filter((id) => !rules.has(id)).map((id) => `${id} in ${file}`),
  );
  expect(unknown).toEqual([]);
});

test('each chapter counts its rules from 1, without a gap', () => {
  const counted = [...rules.keys()].map((id, at, ids) => {
    const [chapter = '', last] = (ids[at - 1] ?? '').split('-');
    return id.startsWith(`${chapter}-`) ? `${chapter}-${Number(last) + 1}` : `${id.split('-')[0]}-1`;
  });
  expect([...rules.keys()]).toEqual(counted);
});
