import { accept, refuse, type Outcome } from '@beside/protocol';
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Clock } from '../platform';
import { isAboutToken } from './is-about-token';

export interface StaffSettings {
  /** With `{tenantid}` where the tenant of the token belongs. */
  readonly issuerTemplate: string;
  readonly audience: string;
  /** The claim that holds the business unit; without it nobody has one. */
  readonly unitClaim?: string;
}

const unitShape = z.string().min(1).max(200).optional();

const claimsShape = z.object({
  iss: z.string(),
  tid: z.string().min(1).max(64),
  oid: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  exp: z.number(),
  roles: z.array(z.string()).default([]),
});

/** What an Entra access token says of the person, once it is known to be genuine and of the tenant that it names. */
export interface StaffClaims {
  readonly tid: string;
  readonly oid: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly unit?: string;
}

interface Parts {
  readonly settings: StaffSettings;
  readonly keys: JWTVerifyGetKey;
  readonly clock: Clock;
}

export function createClaimsReader({ settings, keys, clock }: Parts) {
  const { issuerTemplate, audience, unitClaim } = settings;
  return async (token: string): Promise<Outcome<StaffClaims>> => {
    const verified = await verify(token, keys, audience, clock());
    if (!verified.ok) return verified;
    const claims = claimsShape.safeParse(verified.value);
    if (!claims.success) return refuse('auth/invalid');
    const { iss, exp: _until, ...said } = claims.data;
    if (iss !== issuerTemplate.replace('{tenantid}', said.tid)) return refuse('auth/invalid');
    const unit = unitShape.safeParse(unitClaim && (verified.value as Record<string, unknown>)[unitClaim]);
    if (!unit.success) return refuse('auth/invalid');
    return accept({ ...said, ...(unit.data !== undefined && { unit: unit.data }) });
  };
}

async function verify(token: string, keys: JWTVerifyGetKey, audience: string, now: number): Promise<Outcome<unknown>> {
  try {
    const { payload } = await jwtVerify(token, keys, { algorithms: ['RS256'], audience, currentDate: new Date(now) });
    return accept(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) return refuse('auth/expired');
    return refuse(isAboutToken(error) ? 'auth/invalid' : 'service/unavailable');
  }
}
