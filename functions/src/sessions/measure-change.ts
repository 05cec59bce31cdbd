import type { AuditEvent, Session } from '@beside/protocol';
import type { Measured } from '../telemetry';

/** How long what has just happened took. @param now ms since epoch, when it happened */
export function measureChange(session: Session, events: readonly AuditEvent[], now: number): readonly Measured[] {
  return events.flatMap(({ type }): readonly Measured[] => {
    if (type === 'pin-accepted') return [{ name: 'time', of: 'entry', ms: now - session.invitedAt }];
    if (type === 'allowed') return [{ name: 'time', of: 'allow', ms: now - session.invitedAt }];
    if (type === 'ended' && session.state === 'ended' && session.since !== undefined)
      return [{ name: 'time', of: 'session', ms: session.at - session.since }];
    return [];
  });
}
