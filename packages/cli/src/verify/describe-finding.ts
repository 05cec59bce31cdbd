import { never, type AuditFile, type AuditLog, type Finding, type SignatureFault } from '@beside/protocol';

/** What does not fit, as a sentence that says where. */
export function describeFinding(finding: Finding, file: AuditFile): string {
  const place = (log: AuditLog) => (log.startsWith('session:') ? sessionName(log.slice(8), file) : 'the company’s log');
  switch (finding.fault) {
    case 'changed':
      return `Record ${finding.seq} of ${place(finding.log)} was changed after it was written.`;
    case 'dropped':
      return `${span(finding)} of ${place(finding.log)} ${areIs(finding)} missing.`;
    case 'reordered':
      return `Record ${finding.seq} of ${place(finding.log)} does not stand in its place.`;
    case 'added':
      return `Record ${finding.seq} of ${place(finding.log)} was added by somebody else.`;
    case 'cut':
      return `The end of ${place(finding.log)} was cut off: ${span(finding).toLowerCase()} ${areIs(finding)} missing.`;
    case 'rewritten':
      return `${capital(place(finding.log))} was written anew, without the company’s key, somewhere in ${span(finding).toLowerCase()}.`;
    case 'forged':
      return `${span(finding)} of ${place(finding.log)} ${areIs(finding)} not the company’s own: somebody else wrote to the database.`;
    case 'name-changed':
      return `The name beside record ${finding.seq} of ${place(finding.log)} is not the one that was written.`;
    case 'name-removed':
      return `The name beside record ${finding.seq} of ${place(finding.log)} was removed, and no erasure is on record.`;
    case 'session-deleted':
      return `${capital(sessionName(finding.session, file))} was deleted: its birth is on record, its log is gone.`;
    case 'forgotten-early':
      return `${capital(sessionName(finding.session, file))} was forgotten before the company’s days were over.`;
    case 'session-missing':
      return `${capital(sessionName(finding.session, file))} was taken out of this file.`;
    case 'session-added':
      return `${capital(sessionName(finding.session, file))} was put into this file, or is there twice.`;
    case 'checkpoint-invalid':
      return `Checkpoint no. ${finding.place} in this file is not the company’s: ${whyWords(finding.why)}.`;
    case 'checkpoint-missing':
      return finding.seq === 0
        ? 'The company’s log does not begin where the company’s log begins.'
        : `The checkpoint after record ${finding.seq} of the company’s log is missing.`;
    case 'checkpoint-added':
      return `The checkpoint after record ${finding.seq} of the company’s log is not where it belongs.`;
    case 'seal-invalid':
      return `The seal of this file is not the company’s: ${whyWords(finding.why)}.`;
    case 'keys-changed':
      return 'The keys in this file are not those it was sealed with.';
    default:
      return never(finding);
  }
}

export function whyWords(why: SignatureFault | 'wrong-company' | 'changed'): string {
  switch (why) {
    case 'malformed':
      return 'it is no signed statement of this kind';
    case 'unknown-key':
      return 'it is signed with a key that is not known here';
    case 'bad-signature':
      return 'its signature is wrong';
    case 'wrong-company':
      return 'it is about another company';
    case 'changed':
      return 'what it says is not what was signed';
    default:
      return never(why);
  }
}

/** The nine digits where the ledger knows them, otherwise the record id. */
function sessionName(id: string, { ledger }: AuditFile): string {
  const born = ledger.find(({ event }) => event.type === 'session-opened' && event['session'] === id);
  const reference = born?.event['reference'];
  return `session ${typeof reference === 'string' ? reference : id}`;
}

function span({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? `Record ${from}` : `Records ${from} to ${to}`;
}

function areIs({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? 'is' : 'are';
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
