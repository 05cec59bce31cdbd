import { handCounts, never, type AuditRecord, type HandCounts } from '@beside/protocol';
import { siteOf } from '../../desk/site-of';
import type { Words } from '../../desk/strings/en';

/** What a record of the audit says, as a sentence. */
export function describeEvent({ event, actor }: Pick<AuditRecord, 'event' | 'actor'>, words: Words): string {
  const say = words.events;
  const by = actor?.name ?? say.someone;
  switch (event.type) {
    case 'invited':
      return event.renewed ? say.renewed : say.invited;
    case 'pin-sent':
      return event.channel === 'chat' ? say.pinSentChat : say.pinSentVoice;
    case 'pin-refused':
      return say.pinRefused(event.count ?? 1, siteOf(event.origin), say.pinReasons[event.reason]);
    case 'pin-accepted':
      return say.pinAccepted(siteOf(event.origin));
    case 'agent-pin-refused':
      return say.agentPinRefused(by, say.pinReasons[event.reason]);
    case 'request':
      return say.request[event.change](siteOf(event.origin));
    case 'taken':
      return say.taken[event.from](siteOf(event.origin));
    case 'allowed':
      return say.allowed;
    case 'refused':
      return say.refused;
    case 'joined':
      return say.joined(say.roles[event.role]);
    case 'left':
      return say.left(say.roles[event.role]);
    case 'paused':
      return event.why ? say.pausedForWords : say.paused;
    case 'continued':
      return say.continued;
    case 'moved':
      return say.moved(siteOf(event.origin));
    case 'write-mode':
      return say.writeMode[event.change];
    case 'hands':
      return say.hands(describeCounts(event.counts, words));
    case 'hidden':
      return say.hidden(event.upTo);
    case 'rules':
      return say.rules(String(event.policy.version));
    case 'page':
      return event.label === undefined ? say.pageUnnamed : say.page(event.label);
    case 'ended':
      if (event.by === 'supervisor') return say.endedBy(by, say.endReasons[event.reason]);
      return say.ended(say.by[event.by], say.endReasons[event.reason]);
    case 'company-created':
      return say.companyCreated(by);
    case 'settings-changed':
      return event.policy ? say.rulesChanged(by, String(event.policy.version)) : say.settingsChanged(by);
    case 'settings-proposal':
      return say.settingsProposal[event.change](by);
    case 'audit-read':
      return say.read(by, say.what[event.what]);
    case 'session-opened':
      return say.sessionOpened(event.reference);
    case 'session-closed':
      return say.sessionClosed(event.count, event.reference);
    case 'session-forgotten':
      return say.sessionForgotten(event.reference);
    case 'hold':
      return say.hold[event.change](by, event.reference);
    case 'names-erased':
      return say.namesErased(by, event.seqs.length);
    case 'open-sessions':
      return say.openSessions(event.heads.length);
    case 'tampered':
      return event.log.startsWith('session:') ? say.tampered.session : say.tampered.company;
    default:
      return never(event);
  }
}

function describeCounts(counts: HandCounts, words: Words): string {
  const counted = handCounts.filter((name) => counts[name] > 0);
  return counted.map((name) => words.events.counts[name](counts[name])).join('; ');
}
