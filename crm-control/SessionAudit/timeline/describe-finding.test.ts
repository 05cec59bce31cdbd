import type { Finding } from '@beside/protocol';
import { localise } from '../../desk/localisation';
import { auditWords } from '../audit-words';
import { describeFinding } from './describe-finding';

const en = auditWords(localise(['en']));

const log = 'session:s1' as const;
const findings: readonly Finding[] = [
  { fault: 'changed', log, seq: 2 },
  { fault: 'dropped', log, from: 2, to: 2 },
  { fault: 'dropped', log: 'company:a', from: 2, to: 3 },
  { fault: 'reordered', log, seq: 2 },
  { fault: 'added', log, seq: 2 },
  { fault: 'cut', log, from: 2, to: 3 },
  { fault: 'rewritten', log, from: 1, to: 3 },
  { fault: 'forged', log, from: 2, to: 2 },
  { fault: 'forgotten-early', session: 's1', reference: '123-456-789' },
  { fault: 'name-changed', log, seq: 1 },
  { fault: 'name-removed', log, seq: 1 },
  { fault: 'session-deleted', session: 's1', reference: '123-456-789' },
  { fault: 'session-missing', session: 's1' },
  { fault: 'session-added', session: 's2' },
  { fault: 'checkpoint-invalid', place: 1, why: 'unknown-key' },
  { fault: 'checkpoint-missing', seq: 5 },
  { fault: 'checkpoint-added', seq: 5 },
  { fault: 'seal-invalid', why: 'malformed' },
  { fault: 'keys-changed' },
];

test('every finding has a sentence of its own', () => {
  const sentences = findings.map((finding) => describeFinding(finding, en));
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(new Set(sentences).size).toBe(findings.length);
  expect(sentences[1]).toBe('Record 2 of this session’s log is missing.');
  expect(sentences[2]).toBe('Records 2 to 3 of the company’s log are missing.');
});
