import {
  endReasons,
  handCounts,
  isHiddenStep,
  offerKinds,
  pinRefusals,
  proposalChanges,
  requestChanges,
  readings,
  risks,
  writeModeChanges,
  type AuditEvent,
  type AuditLog,
  type AuditRecord,
  type Channel,
  type EndedBy,
  type EndReason,
  type HandCounts,
  type LedgerEvent,
  type Person,
  type PinRefusal,
  type PolicyName,
  type Risk,
  type Role,
  type SessionState,
  type SessionTail,
} from '@beside/protocol';
import { decodeList, isCount, isJson, isText, oneOf, type Json } from './json';

export interface AuditSession {
  readonly id: string;
  readonly reference: string;
  readonly agentName: string;
  /** Tells agents of the same name apart; an earlier server does not, and nobody has one whose name was erased. */
  readonly agentKey?: string;
  readonly channel: Channel;
  readonly origin?: string;
  /** Times are ms since epoch. */
  readonly invitedAt: number;
  readonly since?: number;
  readonly endedAt?: number;
  readonly endedBy?: EndedBy;
  readonly reason?: EndReason;
  readonly state: SessionState;
  /** An earlier server names none. SESS-32 */
  readonly risks: readonly Risk[];
  /** Whether whoever asked may end it; an earlier server says of none. SESS-34 */
  readonly mayEnd: boolean;
}

const channels: readonly Channel[] = ['chat', 'voice'];
export const sessionStates: readonly SessionState[] = ['invited', 'asking', 'live', 'paused', 'ended'];
const roles: readonly Role[] = ['customer', 'agent'];
const endedBy: readonly EndedBy[] = ['customer', 'agent', 'supervisor', 'server'];
const holdChanges = ['set', 'lifted'] as const;

export function decodeAuditSession(value: unknown): AuditSession | null {
  if (!isJson(value)) return null;
  const { id, reference, agentName, agentKey, invitedAt, origin, since, endedAt } = value;
  const channel = oneOf(channels, value['channel']);
  const state = oneOf(sessionStates, value['state']);
  if (!isText(id) || !isText(reference) || !isText(agentName) || !isCount(invitedAt) || !channel || !state) return null;
  const by = oneOf(endedBy, value['endedBy']);
  const reason = oneOf<EndReason>(endReasons, value['reason']);
  return {
    id,
    reference,
    agentName,
    channel,
    invitedAt,
    state,
    risks: risks.filter((risk) => Array.isArray(value['risks']) && value['risks'].includes(risk)),
    mayEnd: value['mayEnd'] === true,
    ...(isText(agentKey) ? { agentKey } : {}),
    ...(isText(origin) ? { origin } : {}),
    ...(isCount(since) ? { since } : {}),
    ...(isCount(endedAt) ? { endedAt } : {}),
    ...(by ? { endedBy: by } : {}),
    ...(reason ? { reason } : {}),
  };
}

export function decodeAuditRecord(value: unknown): AuditRecord | null {
  if (!isJson(value)) return null;
  const { seq, at } = value;
  const event = isJson(value['event']) ? decodeEvent(value['event']) : null;
  const actor = decodePerson(value['actor']);
  return isCount(seq) && isCount(at) && event ? { seq, at, event, ...(actor && { actor }) } : null;
}

function decodePerson(value: unknown): Person | null {
  return isJson(value) && isText(value['id']) && isText(value['name'])
    ? { id: value['id'], name: value['name'] }
    : null;
}

function decodeEvent(e: Json): AuditEvent | null {
  const origin = isText(e['origin']) ? e['origin'] : null;
  const role = oneOf(roles, e['role']);
  const reason = oneOf<EndReason>(endReasons, e['reason']);
  const refusal = oneOf<PinRefusal>(pinRefusals, e['reason']);
  const channel = oneOf(channels, e['channel']);
  const by = oneOf(endedBy, e['by']);
  switch (e['type']) {
    case 'invited':
      return e['renewed'] === true ? { type: 'invited', renewed: true } : { type: 'invited' };
    case 'allowed':
      return { type: 'allowed', ...policyOf(e['policy']) };
    case 'refused':
    case 'continued':
      return { type: e['type'] };
    case 'paused':
      return e['why'] === 'words' ? { type: 'paused', why: 'words' } : { type: 'paused' };
    case 'pin-sent':
      return channel && { type: 'pin-sent', channel };
    case 'pin-refused':
      return refusal && origin !== null ? { type: 'pin-refused', reason: refusal, origin, ...counted(e) } : null;
    case 'pin-accepted':
    case 'moved':
      return origin === null ? null : { type: e['type'], origin };
    case 'agent-pin-refused':
      return refusal && { type: 'agent-pin-refused', reason: refusal };
    case 'request': {
      const change = oneOf(requestChanges, e['change']);
      return change && origin !== null ? { type: 'request', change, origin } : null;
    }
    case 'taken': {
      const from = oneOf(offerKinds, e['from']);
      return from && origin !== null ? { type: 'taken', from, origin } : null;
    }
    case 'joined':
    case 'left':
      return role && { type: e['type'], role };
    case 'write-mode': {
      const change = oneOf(writeModeChanges, e['change']);
      return change && { type: 'write-mode', change };
    }
    case 'hands': {
      const counts = decodeCounts(e['counts']);
      return counts && { type: 'hands', counts };
    }
    case 'hidden':
      return isHiddenStep(e['upTo']) ? { type: 'hidden', upTo: e['upTo'] } : null;
    case 'page':
      if (e['label'] === undefined) return { type: 'page' };
      return isText(e['label']) ? { type: 'page', label: e['label'] } : null;
    case 'rules': {
      const { policy } = policyOf(e['policy']);
      return policy ? { type: 'rules', policy } : null;
    }
    case 'ended':
      return by && reason ? { type: 'ended', by, reason } : null;
    case 'company-created':
      return { type: 'company-created', ...policyOf(e['policy']) };
    case 'settings-changed':
      return { type: 'settings-changed', ...policyOf(e['policy']) };
    case 'settings-proposal': {
      const change = oneOf(proposalChanges, e['change']);
      return change && { type: 'settings-proposal', change };
    }
    default:
      return decodeLedgerEvent(e);
  }
}

/** What the company's own log says of its sessions, and of who read the audit. */
function decodeLedgerEvent(e: Json): LedgerEvent | null {
  const { session, reference, count, head, days, log, seqs, from, to } = e;
  const named = isText(session) && isText(reference) ? { session, reference } : null;
  const ended = isCount(count) && isText(head) ? { count, head } : null;
  switch (e['type']) {
    case 'audit-read': {
      const what = oneOf(readings, e['what']);
      return what && { type: 'audit-read', what };
    }
    case 'names-erased':
      return isLog(log) && Array.isArray(seqs) && seqs.every(isCount) ? { type: 'names-erased', log, seqs } : null;
    case 'tampered':
      return isLog(log) && isCount(from) && isCount(to) ? { type: 'tampered', log, from, to } : null;
    case 'open-sessions': {
      const heads = decodeList(e['heads'], decodeHead);
      return heads && { type: 'open-sessions', heads };
    }
    case 'session-opened':
      return named && { type: 'session-opened', ...named };
    case 'session-closed':
      return named && ended && { type: 'session-closed', ...named, ...ended };
    case 'session-forgotten':
      return named && ended && isCount(days) ? { type: 'session-forgotten', ...named, ...ended, days } : null;
    case 'hold': {
      const change = oneOf(holdChanges, e['change']);
      return named && change && { type: 'hold', change, ...named };
    }
    default:
      return null;
  }
}

function decodeHead(value: unknown): SessionTail | null {
  if (!isJson(value)) return null;
  const { id, count, head } = value;
  return isText(id) && isCount(count) && isText(head) ? { id, count, head } : null;
}

function counted({ count, minute }: Json): { count?: number; minute?: number } {
  return { ...(isCount(count) && { count }), ...(isCount(minute) && { minute }) };
}

/** Of records that name rules. COMP-6 */
function policyOf(value: unknown): { policy?: PolicyName } {
  if (!isJson(value)) return {};
  const { version, hash } = value;
  return isCount(version) && isText(hash) ? { policy: { version, hash } } : {};
}

function isLog(value: unknown): value is AuditLog {
  return isText(value) && /^(session|company):/.test(value);
}

function decodeCounts(value: unknown): HandCounts | null {
  if (!isJson(value)) return null;
  const counts = handCounts.map((name) => [name, value[name]] as const);
  return counts.every(([, count]) => isCount(count)) ? (Object.fromEntries(counts) as HandCounts) : null;
}
