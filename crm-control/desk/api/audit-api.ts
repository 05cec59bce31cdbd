import {
  decodeAuditFile,
  isKey,
  type AuditFile,
  type AuditKey,
  type AuditRecord,
  type EndReason,
  type Risk,
  type SessionState,
  type SupervisorReason,
} from '@beside/protocol';
import type { Answer } from './api-refusal';
import { decodeAuditRecord, decodeAuditSession, type AuditSession } from './decode-audit';
import { decodeFigures, type FiguresOfDays } from './decode-figures';
import { decoded } from './decoded';
import { decodeList } from './json';
import { decodePolicy, isPolicyOf, type PolicyText } from './decode-policy';
import { sendAsStaff, type StaffParts } from './send-as-staff';

/** ms since epoch, both inclusive. */
export type Days = Pick<SessionQuery, 'from' | 'to'>;

export interface SessionQuery {
  /** Nine digits, `123-456-789`. */
  readonly reference?: string;
  /** ms since epoch, both inclusive. */
  readonly from?: number;
  readonly to?: number;
  /** Any of these; and what else is named holds with it. */
  readonly state?: readonly SessionState[];
  readonly reason?: readonly EndReason[];
  /** All of these. */
  readonly risk?: readonly CountedRisk[];
  /** The origin of the customer's page. */
  readonly origin?: string;
  /** Minutes that it was live for, at least. */
  readonly longer?: number;
  /** Id of a session whose agent is meant: no name stands in an address. */
  readonly agentOf?: string;
  /** Of whoever asks: only the own business unit. */
  readonly team?: '1';
  /** Where the page before ended. */
  readonly after?: string;
}

/** Of what to watch, what can be looked for. */
export const countedRisks = ['wrong-pins', 'write-mode'] as const satisfies readonly Risk[];
export type CountedRisk = (typeof countedRisks)[number];

/** A page of the sessions that a query finds. */
export interface FoundSessions {
  readonly sessions: readonly AuditSession[];
  readonly next: string | null;
  /** Whether the sign-in names a business unit, so that there is a team to ask for. */
  readonly hasTeam: boolean;
}

/** Records of a log, and the file that verifies them by itself. AUDIT-13 */
export interface ReadLog {
  readonly records: readonly AuditRecord[];
  /** `null`: an agent reads the own sessions without it, since the ledger in it is the company's. AUDIT-15 */
  readonly file: AuditFile | null;
}

/** What goes on now; `now` is the server's clock, ms since epoch. */
export interface LiveSessions {
  readonly sessions: readonly AuditSession[];
  readonly now: number;
  /** For the next refresh of this very view. AUDIT-19 */
  readonly ticket: string;
}

/** What of the audit somebody may open, as the server says. AUDIT-23 */
export const auditParts = ['live', 'sessions', 'figures', 'export', 'company'] as const;
export type AuditPart = (typeof auditParts)[number];

export interface AuditApi {
  /** What of the audit is open to whoever asks; asking is no reading. An earlier server does not say: it refuses what is not. */
  parts(): Promise<Answer<readonly AuditPart[]>>;
  /** @param ticket of the opened view that is refreshed; `null` opens one */
  live(ticket: string | null): Promise<Answer<LiveSessions>>;
  sessions(query: SessionQuery): Promise<Answer<FoundSessions>>;
  session(id: string): Promise<Answer<ReadLog & { readonly session: AuditSession }>>;
  /** What sessions of a time came to. @param range ms since epoch, both inclusive; `zone` an IANA time zone. AUDIT-20 */
  figures(range: { readonly from: number; readonly to: number; readonly zone: string }): Promise<Answer<FiguresOfDays>>;
  /** Ends a session that goes on; both ends are told why. SESS-33 */
  end(id: string, reason: SupervisorReason): Promise<Answer<AuditSession>>;
  company(query: Days): Promise<Answer<ReadLog>>;
  /** The rules that the audit names by this hash; `policy/altered` where the text is another. COMP-7 */
  policy(hash: string): Promise<Answer<PolicyText>>;
  /** The public keys that check what the company has signed. AUDIT-12 */
  keys(): Promise<Answer<readonly AuditKey[]>>;
  /** Everything that began in these days. */
  export(query: Days): Promise<Answer<AuditFile>>;
}

export function auditApi(parts: StaffParts): AuditApi {
  const get = (path: string) => sendAsStaff(parts, { method: 'GET', path });
  return {
    parts: async () => {
      const said = await get('/audit/parts');
      if (!said.ok && said.code === 'request/unknown-route') return { ok: true, value: auditParts };
      return decoded(said, ({ parts }) =>
        Array.isArray(parts) ? auditParts.filter((one) => parts.includes(one)) : null,
      );
    },
    live: async (ticket) =>
      decoded(
        await get(`/audit/live${ticket === null ? '' : `?${new URLSearchParams({ ticket }).toString()}`}`),
        (body) => {
          const sessions = decodeList(body['sessions'], decodeAuditSession);
          const { now, ticket: next } = body;
          return sessions && typeof now === 'number' && typeof next === 'string'
            ? { sessions, now, ticket: next }
            : null;
        },
      ),
    sessions: async (query) =>
      decoded(await get(`/audit/sessions${queryString(query)}`), (body) => {
        const sessions = decodeList(body['sessions'], decodeAuditSession);
        const next = body['next'] ?? null;
        const hasTeam = body['hasTeam'] === true;
        return sessions && (next === null || typeof next === 'string') ? { sessions, next, hasTeam } : null;
      }),
    session: async (id) =>
      decoded(await get(`/audit/sessions/${encodeURIComponent(id)}`), (body) => {
        const session = decodeAuditSession(body['session']);
        const file = body['file'] === undefined ? null : decodeAuditFile(body['file']);
        if (!file && body['file'] !== undefined) return null;
        // Where there is a file, what is shown is what is verified.
        const shown = file ? file.sessions.find((one) => one.id === id)?.records : body['records'];
        const records = decodeList(shown, decodeAuditRecord);
        return session && records ? { session, file, records } : null;
      }),
    figures: async ({ from, to, zone }) => {
      const search = new URLSearchParams({ from: String(from), to: String(to), zone });
      return decoded(await get(`/audit/figures?${search.toString()}`), decodeFigures);
    },
    end: async (id, reason) => {
      const path = `/audit/sessions/${encodeURIComponent(id)}/end`;
      const answer = await sendAsStaff(parts, { method: 'POST', path, body: { reason } });
      return decoded(answer, (body) => decodeAuditSession(body['session']));
    },
    company: async (query) =>
      decoded(await get(`/audit/company${queryString(query)}`), (body) => {
        const { from = 0, to = Infinity } = query;
        const file = decodeAuditFile(body['file']);
        const records = decodeList(file?.ledger, decodeAuditRecord);
        return file && records ? { file, records: records.filter(({ at }) => from <= at && at <= to) } : null;
      }),
    policy: async (hash) => {
      const read = decoded(await get(`/company/policies/${encodeURIComponent(hash)}`), decodePolicy);
      return !read.ok || (await isPolicyOf(read.value, hash)) ? read : { ok: false, code: 'policy/altered' };
    },
    keys: async () => decoded(await get('/audit/keys'), (body) => decodeList(body['keys'], decodeKey)),
    export: async ({ from, to }) =>
      decoded(
        await get(
          `/audit/export${queryString({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) })}`,
        ),
        decodeAuditFile,
      ),
  };
}

/** What else a JWK says of its use is passed over. */
function decodeKey(value: unknown): AuditKey | null {
  const { kty, crv, x, y, kid } = (value ?? {}) as Partial<AuditKey>;
  const key = { kty, crv, x, y, kid };
  return isKey(key) ? key : null;
}

function queryString(query: SessionQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
