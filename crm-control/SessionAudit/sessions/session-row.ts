import { formatReference } from '@beside/protocol';
import type { AuditSession } from '../../desk/api/decode-audit';
import { formatDuration } from '../../desk/format-duration';
import { siteOf } from '../../desk/site-of';
import type { AuditDeskWords } from '../audit-words';
import { capital } from '../parts/capital';

export const sessionColumns = [
  'reference',
  'agent',
  'site',
  'channel',
  'invited',
  'live',
  'ended',
  'duration',
  'outcome',
  'risks',
] as const;
export type SessionColumn = (typeof sessionColumns)[number];

/** A session as the list and the export show it. @param time how a time is written */
export function sessionRow(
  session: AuditSession,
  words: AuditDeskWords,
  time: (at: number) => string,
): Readonly<Record<SessionColumn, string>> {
  const { audit, events } = words;
  const { since, endedAt, reason, origin } = session;
  return {
    reference: formatReference(session.reference),
    agent: session.agentName === '' ? audit.none : session.agentName,
    site: origin === undefined ? audit.none : siteOf(origin),
    channel: audit.channels[session.channel],
    invited: time(session.invitedAt),
    live: since === undefined ? audit.none : time(since),
    ended: endedAt === undefined ? audit.none : time(endedAt),
    duration: since === undefined || endedAt === undefined ? audit.none : formatDuration(endedAt - since),
    risks: session.risks.map((risk) => audit.risks[risk]).join(', '),
    outcome: reason === undefined ? audit.states[session.state] : capital(events.endReasons[reason]),
  };
}
