import { never, type AuditEvent } from '@beside/protocol';

/** What a person looks for in a timeline, in the order in which it is offered. */
export const eventKinds = ['pin', 'consent', 'link', 'control', 'acts', 'pages', 'end', 'readings', 'company'] as const;
export type EventKind = (typeof eventKinds)[number];

export function kindOf({ type }: AuditEvent): EventKind {
  switch (type) {
    case 'invited':
    case 'pin-sent':
    case 'pin-refused':
    case 'pin-accepted':
    case 'agent-pin-refused':
    case 'request':
    case 'taken':
      return 'pin';
    case 'allowed':
    case 'refused':
    case 'paused':
    case 'continued':
      return 'consent';
    case 'joined':
    case 'left':
      return 'link';
    case 'write-mode':
      return 'control';
    case 'hands':
      return 'acts';
    case 'moved':
    case 'hidden':
    case 'rules':
    case 'page':
      return 'pages';
    case 'ended':
      return 'end';
    case 'audit-read':
      return 'readings';
    case 'company-created':
    case 'settings-changed':
    case 'settings-proposal':
    case 'session-opened':
    case 'session-closed':
    case 'session-forgotten':
    case 'hold':
    case 'names-erased':
    case 'open-sessions':
    case 'tampered':
      return 'company';
    default:
      return never(type);
  }
}
