import type { PolicyText } from '../../desk/api/decode-policy';
import { localise } from '../../desk/localisation';
import { auditWords } from '../audit-words';
import { describeRules } from './describe-rules';

const en = auditWords(localise(['en']));

const text: PolicyText = {
  version: 2,
  base: 'labels',
  allowShowAttributes: false,
  rules: [
    { selector: '.iban', level: 'hidden' },
    { selector: 'h1', level: 'shown' },
    { selector: '.note', level: 'hidden' },
  ],
  acts: { press: ['#more'] },
  pages: [{ path: '/return', label: 'Tax return' }],
};

test('[COMP-7] every rule stands under what it does, as it was written; what there is none of is left out', () => {
  expect(describeRules(text, en).groups).toEqual([
    { title: 'Shown by a rule', entries: ['h1'] },
    { title: 'Hidden by a rule', entries: ['.iban', '.note'] },
    { title: 'An agent in write mode may press', entries: ['#more'] },
    { title: 'What the audit calls the pages', entries: ['Tax return: /return and below'] },
  ]);
});

test('[COMP-7] what holds without a rule is said, for each kind of policy apart', () => {
  const said = (['labels', 'nothing'] as const).flatMap((base) =>
    [true, false].map((allowShowAttributes) =>
      describeRules({ ...text, base, allowShowAttributes }, en).sentences.join(' '),
    ),
  );
  expect(new Set(said).size).toBe(4);
  expect(said[1]).toMatch(/^Without a rule, names are shown .* show nothing more\. Passwords/);
});
