import { never, type AuditLog, type Finding } from '@beside/protocol';
import type { AuditDeskWords } from '../audit-words';

/** What does not fit in the records shown, as a sentence that says where. AUDIT-12 */
export function describeFinding(finding: Finding, words: AuditDeskWords): string {
  const { findings: say, logs } = words.audit;
  const nameOf = (log: AuditLog) => (log.startsWith('session:') ? logs.session : logs.company);
  switch (finding.fault) {
    case 'dropped':
    case 'forged': {
      const { from, to, log } = finding;
      return say[finding.fault](String(from), nameOf(log), from === to ? 'no' : 'yes', String(to));
    }
    case 'cut':
      return say.cut(String(finding.from), nameOf(finding.log));
    case 'rewritten':
      return say.rewritten(String(finding.from), nameOf(finding.log), String(finding.to));
    case 'changed':
    case 'reordered':
    case 'added':
    case 'name-changed':
    case 'name-removed':
      return say[finding.fault](nameOf(finding.log), String(finding.seq));
    case 'session-deleted':
    case 'forgotten-early':
      return say[finding.fault](finding.reference ?? finding.session);
    case 'session-missing':
    case 'session-added':
      return say[finding.fault](finding.session);
    case 'checkpoint-invalid':
      return say['checkpoint-invalid'](String(finding.place));
    case 'checkpoint-missing':
    case 'checkpoint-added':
      return say[finding.fault](String(finding.seq));
    case 'seal-invalid':
    case 'keys-changed':
      return say[finding.fault];
    default:
      return never(finding);
  }
}
