import type { Answer } from '../../desk/api/api-refusal';
import type { AuditApi, SessionQuery } from '../../desk/api/audit-api';
import type { AuditSession } from '../../desk/api/decode-audit';

/** Most pages that one export reads: past it the days must be narrowed. */
const EXPORT_PAGES = 200;

/** Every session that a query finds, page after page. */
export async function allSessions(api: AuditApi, query: SessionQuery): Promise<Answer<readonly AuditSession[]>> {
  const sessions: AuditSession[] = [];
  let after: string | null = null;
  for (let page = 0; page < EXPORT_PAGES; page += 1) {
    const answer: Awaited<ReturnType<AuditApi['sessions']>> = await api.sessions(
      after === null ? query : { ...query, after },
    );
    if (!answer.ok) return answer;
    sessions.push(...answer.value.sessions);
    after = answer.value.next;
    if (after === null) break;
  }
  return { ok: true, value: sessions };
}
