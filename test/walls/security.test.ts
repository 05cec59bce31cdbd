import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { testTitles } from '../support/test-titles';
import { ROOT } from '../support/tree-files';

const text = readFileSync(path.join(ROOT, 'functions/SECURITY.md'), 'utf8');
/** `file › words of a test's name` */
const NAMED = /`([\w./-]+\.(?:test\.tsx?|scene\.ts)) › ([^`]+)`/g;
const rows = text.split('\n').filter((line) => /^\| (?!threat|point|-)/.test(line) && !line.startsWith('|---'));
const proofs = [...text.matchAll(NAMED)].map(([, file = '', name = '']) => ({ file, name }));

test('every threat and every point names a test', () => {
  expect(rows.length).toBeGreaterThan(35);
  expect(rows.filter((row) => !new RegExp(NAMED).test(row))).toEqual([]);
});

test('a title is a test’s or a group’s, and neither a comment’s nor a text’s', () => {
  const file = [
    "// test('said in a comment', () => {});",
    "const words = 'said in a text';",
    "describe('a group', () => test.each<[string]>([['in a table']])('%s is a row', () => expect('said in a body')));",
    'test(`of ${COUNT} one`, () => {});',
  ];
  expect(testTitles(file.join('\n'))).toEqual(['a group', '%s is a row', 'of ${COUNT} one']);
});

test('every named test is there', () => {
  const missing = proofs.filter(({ file, name }) => {
    const at = path.join(ROOT, file);
    return !existsSync(at) || !testTitles(readFileSync(at, 'utf8')).some((title) => title.includes(name));
  });
  expect(missing).toEqual([]);
});

test('every rule that is named is one of the specification', () => {
  const spec = readFileSync(path.join(ROOT, 'packages/protocol/SPEC.md'), 'utf8');
  const named = text.match(/\b(?:WIRE|PRIV|CTRL|SESS|PIN|COMP|AUDIT|SEAL)-\d+\b/g) ?? [];
  expect(named.filter((rule) => !spec.includes(`**${rule}**`))).toEqual([]);
});
