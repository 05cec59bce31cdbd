import { policyShape } from './company';

const rules = { base: 'labels', allowShowAttributes: true, rules: [] } as const;
const labelled = (path: string) => policyShape.safeParse({ ...rules, pages: [{ path, label: 'Claims' }] }).success;

test.each(['/', '/claims', '/claims/new/', '/d%C3%A9claration', '/a;b=1'])('[AUDIT-25] %s can have a label', (path) => {
  expect(labelled(path)).toBe(true);
});

test.each(['claims', '/déclaration', '/a b', '/claims?id=7', '/claims#new', '/claims/../pay', '//other.example/x'])(
  '[AUDIT-25] %s is the path of no page, and takes no label',
  (path) => {
    expect(labelled(path)).toBe(false);
  },
);
