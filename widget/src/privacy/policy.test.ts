import { createHash } from 'node:crypto';
import { readPolicy } from './policy';

const body = {
  version: 3,
  base: 'labels',
  allowShowAttributes: true,
  rules: [
    { selector: '.amount', level: 'masked' },
    { selector: 'h1', level: 'shown' },
  ],
};
/** Written out by hand: sorted keys, no white space. */
const CANONICAL =
  '{"allowShowAttributes":true,"base":"labels","rules":[{"level":"masked","selector":".amount"},{"level":"shown","selector":"h1"}],"version":3}';
const hash = createHash('sha256').update(CANONICAL).digest('hex');
const company = { id: 'norland', name: 'Norland Tax Office' };

test('[PRIV-7] a policy is the one that its hash names, whatever the order of its members', async () => {
  const { version, base, allowShowAttributes, rules } = body;
  expect(await readPolicy({ company, hash, rules, allowShowAttributes, base, version })).toEqual({
    ...body,
    hash,
    mustPickWords: false,
  });
});

test('[CTRL-5] what a policy opens to acts is under its hash too', async () => {
  const opening = withHash({ ...body, acts: { press: ['#next'], links: ['/help'] } }) as object;
  expect(await readPolicy(opening)).toEqual({ ...opening, mustPickWords: false });
  expect(await readPolicy({ ...opening, acts: { press: ['#next', '#pay'], links: ['/help'] } })).toBeNull();
  expect(await readPolicy({ ...opening, acts: undefined })).toBeNull();
});

test.each([
  ['without a hash', { ...body }],
  ['with the hash of another one', { ...body, hash: hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }],
  ['with a rule more', { ...body, hash, rules: [...body.rules, { selector: 'body', level: 'shown' }] }],
  ['with a rule less', { ...body, hash, rules: body.rules.slice(1) }],
  ['with another base', { ...body, hash, base: 'nothing' }],
  ['with another version', { ...body, hash, version: 4 }],
])('[PRIV-7] a policy %s is none', async (_, value) => {
  expect(await readPolicy(value)).toBeNull();
});

test.each([
  ['nothing', null],
  ['words', 'labels'],
  ['an empty object', {}],
  ['a base that nobody knows', { ...body, base: 'everything' }],
  ['rules that are no list', { ...body, rules: { selector: 'body', level: 'shown' } }],
  ['a rule without a selector', { ...body, rules: [{ level: 'shown' }] }],
  ['a level that nobody knows', { ...body, rules: [{ selector: 'body', level: 'visible' }] }],
  ['show attributes as words', { ...body, allowShowAttributes: 'true' }],
])('[PRIV-7] %s is no policy, even under the right hash', async (_, value) => {
  expect(await readPolicy(withHash(value))).toBeNull();
});

function withHash(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return { ...value, hash: createHash('sha256').update(canonical(value)).digest('hex') };
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
