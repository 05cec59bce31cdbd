import type { AuditEvent, Measures, Session } from '@beside/protocol';
import type { Measured } from '../telemetry';

/** How long what has just happened took, and at the end what the ends said of how it went. @param now ms since epoch, when it happened */
export function measureChange(
  before: Session,
  session: Session,
  events: readonly AuditEvent[],
  now: number,
): readonly Measured[] {
  return events.flatMap(({ type }): readonly Measured[] => {
    if (type === 'pin-accepted') return [{ name: 'time', of: 'entry', ms: now - session.invitedAt }];
    if (type === 'allowed') return [{ name: 'time', of: 'allow', ms: now - session.invitedAt }];
    if (type !== 'ended' || session.state !== 'ended' || session.since === undefined) return [];
    const told = before.state === 'live' || before.state === 'paused' ? before.measures : undefined;
    return [{ name: 'time', of: 'session', ms: session.at - session.since }, ...ofEnds(told ?? {})];
  });
}

/** Once a session, since it ends once. SESS-23 */
function ofEnds({
  agentPresses,
  connectMs,
  markMs,
  resyncs,
  customerPresses,
  submitted,
}: Measures): readonly Measured[] {
  return [
    ...(agentPresses === undefined ? [] : [{ name: 'presses', of: 'agent', count: agentPresses } as const]),
    ...(customerPresses === undefined ? [] : [{ name: 'presses', of: 'customer', count: customerPresses } as const]),
    ...(connectMs === undefined ? [] : [{ name: 'time', of: 'connect', ms: connectMs } as const]),
    ...(markMs === undefined ? [] : [{ name: 'time', of: 'mark', ms: markMs } as const]),
    ...(resyncs === undefined ? [] : [{ name: 'resyncs', count: resyncs } as const]),
    { name: 'form', submitted: submitted ? 'yes' : 'no' },
  ];
}
