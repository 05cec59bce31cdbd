import type { AuditRecord } from '@beside/protocol';
import type { Answer } from './api-refusal';
import { decodeAuditRecord, decodeAuditSession, decodeList, type AuditSession } from './decode-audit';
import { decoded } from './decoded';
import { sendAsStaff, type StaffParts } from './send-as-staff';

export interface SessionQuery {
  /** Nine digits, `123-456-789`. */
  readonly reference?: string;
  /** ms since epoch, both inclusive. */
  readonly from?: number;
  readonly to?: number;
  /** Where the page before ended. */
  readonly after?: string;
}

export interface AuditApi {
  sessions(
    query: SessionQuery,
  ): Promise<Answer<{ readonly sessions: readonly AuditSession[]; readonly next: string | null }>>;
  session(id: string): Promise<Answer<{ readonly session: AuditSession; readonly records: readonly AuditRecord[] }>>;
  company(query: Pick<SessionQuery, 'from' | 'to'>): Promise<Answer<readonly AuditRecord[]>>;
}

export function auditApi(parts: StaffParts): AuditApi {
  const get = (path: string) => sendAsStaff(parts, { method: 'GET', path });
  return {
    sessions: async (query) =>
      decoded(await get(`/audit/sessions${queryString(query)}`), (body) => {
        const sessions = decodeList(body['sessions'], decodeAuditSession);
        const next = body['next'] ?? null;
        return sessions && (next === null || typeof next === 'string') ? { sessions, next } : null;
      }),
    session: async (id) =>
      decoded(await get(`/audit/sessions/${encodeURIComponent(id)}`), (body) => {
        const session = decodeAuditSession(body['session']);
        const records = decodeList(body['records'], decodeAuditRecord);
        return session && records ? { session, records } : null;
      }),
    company: async (query) =>
      decoded(await get(`/audit/company${queryString(query)}`), (body) =>
        decodeList(body['records'], decodeAuditRecord),
      ),
  };
}

function queryString(query: SessionQuery): string {
  const search = new URLSearchParams();
  for (const name of ['reference', 'from', 'to', 'after'] as const) {
    const value = query[name];
    if (value !== undefined) search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
