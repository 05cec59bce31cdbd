import { createHmac } from 'node:crypto';
import { ABSOLUTE_MS, accept, refuse, type Outcome } from '@beside/protocol';
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { z } from 'zod';
import type { Clock } from '../platform';
import type { Participant } from '../sessions/participant-store';

const TYPE = 'beside+jwt';
const OFFER_TYPE = 'beside-offer+jwt';
/** As long as the longest session, with the invitation and the question before it, and time to hear that it is over. SESS-22 */
const CREDENTIAL_MS = ABSOLUTE_MS + 60 * 60_000;
/** Longer than any offer waits. */
const OFFER_CREDENTIAL_MS = 60 * 60_000;

/** What a credential says: which participant, bound to which key. SESS-10 */
export interface Credential {
  readonly participant: string;
  readonly session: string;
  readonly company: string;
  readonly role: 'customer' | 'agent';
  readonly jkt: string;
}

/** What the credential of a customer who waits says: which offer, bound to which key. SESS-15 */
export interface OfferCredential {
  readonly offer: string;
  readonly company: string;
  readonly jkt: string;
}

const HOP_TYPE = 'beside-hop+jwt';
/** The page asks for the next one before half of it is over, and what it leaves lasts two minutes. SEAL-13 */
export const HOP_TICKET_MS = 5 * 60_000;

/** What a hop's ticket says: which participant may be bound to another key, as long as it is bound to this one. SEAL-13 */
export type HopTicket = Omit<Credential, 'role'>;

const VIEW_TYPE = 'beside-view+jwt';
/** A view that stays open longer is recorded again every hour. AUDIT-19 */
export const VIEW_TICKET_MS = 60 * 60_000;

/** Whose view, of which company: what a ticket is good for. AUDIT-19 */
export interface Viewer {
  readonly person: string;
  readonly company: string;
}

const viewShape = z.object({ view: z.string() });

const offerShape = z.object({ oid: z.string(), company: z.string(), cnf: z.object({ jkt: z.string() }) });

const hopShape = z.object({
  pid: z.string(),
  sid: z.string(),
  company: z.string(),
  cnf: z.object({ jkt: z.string() }),
});

const claimsShape = hopShape.extend({ role: z.enum(['customer', 'agent']) });

export type Credentials = ReturnType<typeof createCredentials>;

/** Issues and reads participants' credentials. They outlive the longest session, so that its end can be heard. @param issuer the public base of the API */
export function createCredentials(key: Uint8Array, issuer: string, clock: Clock) {
  function sign(claims: JWTPayload, typ: string, lifetimeMs: number): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ })
      .setIssuer(issuer)
      .setAudience(issuer)
      .setIssuedAt(new Date(clock()))
      .setExpirationTime(new Date(clock() + lifetimeMs))
      .sign(key);
  }

  async function verify<T>(token: string, typ: string, shape: z.ZodType<T>): Promise<Outcome<T>> {
    try {
      const currentDate = new Date(clock());
      const options = { algorithms: ['HS256'], typ, issuer, audience: issuer, currentDate };
      const claims = shape.safeParse((await jwtVerify(token, key, options)).payload);
      return claims.success ? accept(claims.data) : refuse('auth/invalid');
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      return refuse(error instanceof errors.JWTExpired ? 'auth/expired' : 'auth/invalid');
    }
  }

  /** Keyed: a ticket stands in addresses, which are logged on their way, and names nobody there. */
  const viewOf = ({ person, company }: Viewer) =>
    createHmac('sha256', key)
      .update(JSON.stringify([VIEW_TYPE, company, person]))
      .digest('base64url');

  return {
    issue: ({ id, session, company, role, jkt }: Participant): Promise<string> =>
      sign({ pid: id, sid: session, company, role, cnf: { jkt } }, TYPE, CREDENTIAL_MS),

    async read(token: string): Promise<Outcome<Credential>> {
      const claims = await verify(token, TYPE, claimsShape);
      if (!claims.ok) return claims;
      const { pid, sid, company, role, cnf } = claims.value;
      return accept({ participant: pid, session: sid, company, role, jkt: cnf.jkt });
    },

    issueForHop: ({ id, session, company, jkt }: Participant): Promise<string> =>
      sign({ pid: id, sid: session, company, cnf: { jkt } }, HOP_TYPE, HOP_TICKET_MS),

    async readForHop(token: string): Promise<Outcome<HopTicket>> {
      const claims = await verify(token, HOP_TYPE, hopShape);
      if (!claims.ok) return claims;
      const { pid, sid, company, cnf } = claims.value;
      return accept({ participant: pid, session: sid, company, jkt: cnf.jkt });
    },

    issueForView: (viewer: Viewer): Promise<string> => sign({ view: viewOf(viewer) }, VIEW_TYPE, VIEW_TICKET_MS),

    async isForView(token: string, viewer: Viewer): Promise<boolean> {
      const claims = await verify(token, VIEW_TYPE, viewShape);
      return claims.ok && claims.value.view === viewOf(viewer);
    },

    issueForOffer: ({ offer, company, jkt }: OfferCredential): Promise<string> =>
      sign({ oid: offer, company, cnf: { jkt } }, OFFER_TYPE, OFFER_CREDENTIAL_MS),

    async readForOffer(token: string): Promise<Outcome<OfferCredential>> {
      const claims = await verify(token, OFFER_TYPE, offerShape);
      if (!claims.ok) return claims;
      const { oid, company, cnf } = claims.value;
      return accept({ offer: oid, company, jkt: cnf.jkt });
    },
  };
}
