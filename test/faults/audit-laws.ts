import { decodeAuditFile, verifyAudit } from '@beside/protocol';
import type { Installation } from '../load/open-installation';

const SUPERVISOR = 0;

/** What the exported audit of the company does not hold, in words; none when all of it verifies. AUDIT-12 */
export async function brokenAuditLaws({ api, token }: Installation): Promise<readonly string[]> {
  const headers = { authorization: `Bearer ${await token(SUPERVISOR, 'Supervisor')}` };
  const response = await fetch(`${api}/audit/export`, { headers });
  const file = decodeAuditFile(await response.json());
  if (!file) return [`the audit is no file: ${response.status}`];
  const { findings } = await verifyAudit(file);
  return findings.map((finding) => `the audit does not verify: ${JSON.stringify(finding)}`);
}
