import { accept, refuse, type Outcome, type Person } from '@beside/protocol';
import type { createClaimsReader } from './staff-claims';

/** In the operator's own tenant alone: every tenant gives out its roles by itself. */
const OPERATOR = 'Operator';

/** Who runs this installation, and may add companies to it. COMP-4 @param tenant the operator's; without one nobody is */
export function createOperatorVerifier(readClaims: ReturnType<typeof createClaimsReader>, tenant: string | undefined) {
  return async (token: string): Promise<Outcome<Person>> => {
    const claims = await readClaims(token);
    if (!claims.ok) return claims;
    const { tid, oid: id, name, roles } = claims.value;
    return tid === tenant && roles.includes(OPERATOR) ? accept({ id, name }) : refuse('auth/role-missing');
  };
}
