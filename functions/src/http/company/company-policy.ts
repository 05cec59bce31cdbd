import { refuse } from '@beside/protocol';
import type { PolicyKey } from '../../companies/read-policy';
import { keptPolicyShape } from '../body/answer-shapes';
import { asStaff } from '../callers';
import { jsonResponse } from '../body/json-response';
import type { Route } from '../route';

/** Rules of the own company as the audit names them, those that hold and those of earlier. They are settings, and name nobody. COMP-5 */
export const companyPolicy: Route = {
  name: 'company-policy',
  methods: ['GET'],
  path: 'company/policies/{key}',
  says: {
    summary: 'Rules of the own company, of now or earlier, by their version or hash',
    callers: [{ staff: ['Supervisor', 'Auditor', 'Admin'] }],
    answers: { 200: keptPolicyShape },
    refusals: ['request/malformed', 'policy/unknown', 'policy/altered'],
  },
  async handle(call, services) {
    const staff = await asStaff(call, services, 'Supervisor', 'Auditor', 'Admin');
    if (!staff.ok) return staff;
    const key = readKey(call.params['key'] ?? '');
    if (!key) return refuse('request/malformed');
    const read = await services.readPolicy(staff.value.company, key);
    if (!read.ok) return read;
    const { version, hash, publishedAt, rules } = read.value;
    return jsonResponse(200, { version, hash, ...(publishedAt !== undefined && { publishedAt }), ...rules });
  },
};

function readKey(text: string): PolicyKey | null {
  if (/^[0-9a-f]{64}$/.test(text)) return { hash: text };
  return /^[1-9]\d{0,8}$/.test(text) ? { version: Number(text) } : null;
}
