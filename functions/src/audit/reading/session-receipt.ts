import {
  accept,
  handCounts,
  refuse,
  tailOf,
  emptyLog,
  type AuditRecord,
  type HandCounts,
  type HiddenStep,
  type Outcome,
  type Receipt,
  type ReceiptFile,
} from '@beside/protocol';
import type { CompanyStore } from '../../companies/company-store';
import type { ChangeSession } from '../../sessions/change-session';
import type { SessionStore } from '../../sessions/session-store';
import type { AuditSigner } from '../ledger/audit-signer';
import type { Journal } from '../ledger/journal';

interface Parts {
  readonly sessions: SessionStore;
  readonly companies: CompanyStore;
  readonly journal: Journal;
  readonly change: ChangeSession;
  readonly signer: AuditSigner;
}

/** What an ended session was, signed, for its customer. AUDIT-16 */
export function createReceipts({ sessions, companies, journal, change, signer }: Parts) {
  return async (companyId: string, id: string): Promise<Outcome<ReceiptFile>> => {
    const settled = await change(companyId, id, { type: 'clock' });
    if (!settled.ok) return settled;
    const session = settled.value;
    if (session.state !== 'ended') return refuse('session/wrong-state');
    const stored = await sessions.get(companyId, id);
    if (!stored || (await journal.flush(stored)).length > 0) return refuse('service/unavailable');
    const read = await journal.read(`session:${id}`);
    const records = read.flatMap(({ isGenuine, record }) => (isGenuine ? [record] : []));
    const { reference, agent, channel, invitedAt, at: endedAt, by: endedBy, reason } = session;
    const receipt: Receipt = {
      v: 1,
      company: companyId,
      companyName: (await companies.byId(companyId))?.name ?? '',
      reference,
      agentName: agent.name,
      channel,
      invitedAt,
      origin: session.origin ?? null,
      allowedAt: session.since ?? null,
      pauses: records.filter(({ event }) => event.type === 'paused').length,
      endedAt,
      endedBy,
      reason,
      countedByBrowser: { writeMode: writeModes(records), hands: sumOf(records), ...mostHidden(records) },
      log: tailOf(records, await emptyLog(companyId, `session:${id}`)),
    };
    const signature = await signer.sign('beside-receipt', receipt);
    return accept({ format: 'beside-receipt/1', receipt, signature, keys: await signer.keys() });
  };
}

function writeModes(records: readonly AuditRecord[]): Receipt['countedByBrowser']['writeMode'] {
  return records.flatMap(({ at, event }) => (event.type === 'write-mode' ? [{ at, change: event.change }] : []));
}

function mostHidden(records: readonly AuditRecord[]): { readonly hiddenUpTo?: HiddenStep } {
  const told = records.flatMap(({ event }) => (event.type === 'hidden' ? [event.upTo] : []));
  return told.length === 0 ? {} : { hiddenUpTo: told.reduce((most, upTo) => (upTo > most ? upTo : most)) };
}

function sumOf(records: readonly AuditRecord[]): HandCounts {
  const counted = records.flatMap(({ event }) => (event.type === 'hands' ? [event.counts] : []));
  const sums = handCounts.map((name) => [name, counted.reduce((sum, counts) => sum + counts[name], 0)] as const);
  return Object.fromEntries(sums) as HandCounts;
}
