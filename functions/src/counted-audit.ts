import type { AuditEvent } from '@beside/protocol';
import type { AuditStore } from './audit/ledger/audit-store';
import type { RefusalCountStore } from './audit/refusal-count-store';
import type { Telemetry } from './telemetry';

/** The same audit; what is newly in it is counted by type. Refused PINs come as sums, later: they are counted where they are noted. */
export function countedAudit(audit: AuditStore, { record }: Telemetry): AuditStore {
  const count = (event: AuditEvent) => {
    if (event.type === 'pin-refused') return;
    record({ name: 'event', type: event.type, ...(isWithReason(event) && { reason: event.reason }) });
    if (event.type !== 'hands') return;
    for (const [of, times] of Object.entries(event.counts) as [keyof typeof event.counts, number][])
      if (times > 0) record({ name: 'acts', of, count: times });
  };
  return {
    ...audit,
    async append(log, one) {
      const isNew = await audit.append(log, one);
      if (isNew) count(one.event);
      return isNew;
    },
  };
}

/** The same counts; every refused PIN that is noted is counted as it comes. */
export function countedRefusals(refusals: RefusalCountStore, { record }: Telemetry): RefusalCountStore {
  return {
    ...refusals,
    async add(kind) {
      await refusals.add(kind);
      record({ name: 'event', type: 'pin-refused', reason: kind.reason });
    },
  };
}

function isWithReason(event: AuditEvent): event is Extract<AuditEvent, { type: 'agent-pin-refused' | 'ended' }> {
  return event.type === 'agent-pin-refused' || event.type === 'ended';
}
