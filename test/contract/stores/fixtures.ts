import { invite, transition, type Session, type SessionEvent } from '@beside/protocol';
import type { Company, Participant, PinRecord, SessionRecord } from '@beside/functions';

export const NOW = Date.UTC(2026, 10, 2, 12);
export const MINUTE = 60_000;

export const idOf = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const redeemed = {
  type: 'redeem',
  participant: 'p-1',
  origin: 'https://norland.test',
  versions: { min: 1, max: 1 },
} as const satisfies SessionEvent;
export const end: SessionEvent = { type: 'end', by: 'agent', reason: 'exit' };

export function invited(number: number, changes: Partial<Session> = {}): SessionRecord {
  const session = invite({
    id: idOf(number),
    reference: `000-000-${String(number).padStart(3, '0')}`,
    transport: String(number).padStart(32, '0'),
    company: 'norland',
    conversation: `c-${number}`,
    channel: 'chat',
    agent: { id: 'anna', name: 'Anna' },
    invitedAt: NOW,
    viewerVersions: { min: 1, max: 1 },
    ...changes,
  });
  const pending = [{ seq: 1, at: NOW, event: { type: 'invited' }, prev: 'genesis', hash: 'h1', mac: 'm1' }] as const;
  return { session, seq: 1, head: 'h1', mac: 'm1', pending, ledger: { opened: 1 } };
}

export function step({ session, seq, head, mac, ledger }: SessionRecord, event: SessionEvent): SessionRecord {
  const next = transition(session, event, NOW);
  if (!next.ok) throw new Error(next.code);
  const pending = next.audit.map((one, index) => {
    const place = seq + 1 + index;
    return { seq: place, at: NOW, event: one, prev: `h${place - 1}`, hash: `h${place}`, mac: `m${place}` };
  });
  const tail = { seq: seq + pending.length, head: pending.at(-1)?.hash ?? head, mac: pending.at(-1)?.mac ?? mac };
  return { session: next.session, ...tail, pending, ledger };
}

export function participant(id: string, role: Participant['role']): Participant {
  return { id, company: 'norland', session: 's-1', role, jkt: `key of ${id}`, connection: null };
}

export function pin(key: string, changes: Partial<PinRecord> = {}): PinRecord {
  return {
    key,
    anywhere: `any-${key}`,
    company: 'norland',
    pool: 'invitation-8',
    session: 's-1',
    issuedAt: NOW,
    until: NOW + 10 * MINUTE,
    use: { state: 'waiting' },
    ...changes,
  };
}

export function company(id: string): Company {
  return {
    id,
    name: id,
    revision: 1,
    tenants: [`t-${id}`],
    origins: [`https://${id}.test`],
    deskOrigins: [`https://${id}.crm.test`],
    policy: { version: 1, base: 'labels', allowShowAttributes: true, rules: [{ selector: 'h1', level: 'shown' }] },
  };
}
