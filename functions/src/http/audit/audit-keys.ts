import { z } from 'zod';
import { auditKeyShape } from '../body/answer-shapes';
import { jsonResponse } from '../body/json-response';
import type { Route } from '../route';

/** The public keys of the audit's statements, as a JWKS: for whoever verifies a file, and keeps them somewhere else. AUDIT-12 */
export const auditKeys: Route = {
  name: 'audit-keys',
  methods: ['GET'],
  path: 'audit/keys',
  isPublic: true,
  says: {
    summary: 'The public keys that check what the audit signs, as a JWKS',
    callers: ['anyone'],
    answers: { 200: z.strictObject({ keys: z.array(auditKeyShape) }) },
    refusals: [],
  },
  handle: async (_call, { auditSigner }) => jsonResponse(200, { keys: await auditSigner.keys() }),
};
