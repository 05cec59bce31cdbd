import type { AuditEvent } from '@beside/protocol';
import type { AuditStore } from './audit/audit-store';
import type { Telemetry } from './telemetry';

/** The same audit; what is newly in it is counted by type. What is counted is what is recorded. */
export function countedAudit(audit: AuditStore, { record }: Telemetry): AuditStore {
  const count = (event: AuditEvent) => {
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
    async appendNext(log, at, event) {
      const added = await audit.appendNext(log, at, event);
      count(event);
      return added;
    },
  };
}

function isWithReason(event: AuditEvent): event is Extract<AuditEvent, { type: 'pin-refused' | 'ended' }> {
  return event.type === 'pin-refused' || event.type === 'ended';
}
