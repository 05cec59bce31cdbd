import { ABSOLUTE_MS, accept, refuse, type Outcome } from '@beside/protocol';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../platform';
import type { Participant } from '../sessions/participant-store';

const TYPE = 'beside+jwt';

/** What a credential says: which participant, bound to which key. SESS-10 */
export interface Credential {
  readonly participant: string;
  readonly session: string;
  readonly company: string;
  readonly role: 'customer' | 'agent';
  readonly jkt: string;
}

const claimsShape = z.object({
  pid: z.string(),
  sid: z.string(),
  company: z.string(),
  role: z.enum(['customer', 'agent']),
  cnf: z.object({ jkt: z.string() }),
});

/** Issues and reads participants' credentials. They live as long as the longest session. @param issuer the public base of the API */
export function createCredentials(key: Uint8Array, issuer: string, clock: Clock) {
  return {
    issue({ id, session, company, role, jkt }: Participant): Promise<string> {
      return new SignJWT({ pid: id, sid: session, company, role, cnf: { jkt } })
        .setProtectedHeader({ alg: 'HS256', typ: TYPE })
        .setIssuer(issuer)
        .setAudience(issuer)
        .setIssuedAt(new Date(clock()))
        .setExpirationTime(new Date(clock() + ABSOLUTE_MS))
        .sign(key);
    },

    async read(token: string): Promise<Outcome<Credential>> {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          typ: TYPE,
          issuer,
          audience: issuer,
          currentDate: new Date(clock()),
        });
        const claims = claimsShape.safeParse(payload);
        if (!claims.success) return refuse('auth/invalid');
        const { pid, sid, company, role, cnf } = claims.data;
        return accept({ participant: pid, session: sid, company, role, jkt: cnf.jkt });
      } catch (error) {
        if (!(error instanceof errors.JOSEError)) throw error;
        return refuse(error instanceof errors.JWTExpired ? 'auth/expired' : 'auth/invalid');
      }
    },
  };
}
