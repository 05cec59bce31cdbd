import { accept, refuse, type Outcome } from '@beside/protocol';
import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Company } from '../companies/company';
import type { CustomerKeys } from '../companies/customer-keys';
import { settingsOf } from '../companies/settings';
import { contactHash } from '../pins/contact-hash';
import type { Pepper } from '../pins/pin-hash';
import type { Clock } from '../platform';
import { isAboutToken } from './is-about-token';

const AUDIENCE = 'beside';
/** As long as a page may stand before the customer enters a PIN; the site puts in a new one meanwhile. */
const LONGEST_LIFE_S = 10 * 60;
/** Clocks of sites are not all right. */
const TOLERANCE_S = 60;

const claimsShape = z.object({ sub: z.string().trim().min(1).max(200), exp: z.number() });

interface Parts {
  readonly siteKeys: (keys: CustomerKeys) => JWTVerifyGetKey;
  readonly pepper: Pepper;
  readonly clock: Clock;
}

/**
 * Whom a site has signed in, as a keyed hash: a JWT for `beside` from the company's id, of ES256 or RS256, that lives 10 min at most and
 * whose `sub` is the customer's id in the CRM. `null` when nobody is, or the company does not ask. `service/unavailable` when the site's
 * keys cannot be had. PIN-10
 */
export function createCustomerReader({ siteKeys, pepper, clock }: Parts) {
  return async (company: Company, token: string | undefined): Promise<Outcome<string | null>> => {
    const { customerIdentity, customerKeys } = settingsOf(company);
    if (customerIdentity === 'off' || !customerKeys || !token) return accept(null);
    const claims = await verify(token, siteKeys(customerKeys), company.id, clock());
    return claims.ok ? accept(claims.value && contactHash(pepper, company.id, claims.value.sub)) : claims;
  };
}

async function verify(token: string, keys: JWTVerifyGetKey, issuer: string, now: number) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...{ algorithms: ['ES256', 'RS256'], audience: AUDIENCE, issuer },
      ...{ currentDate: new Date(now), clockTolerance: TOLERANCE_S },
    });
    const claims = claimsShape.safeParse(payload);
    const isShort = claims.success && claims.data.exp - now / 1000 <= LONGEST_LIFE_S + TOLERANCE_S;
    return accept(isShort ? claims.data : null);
  } catch (error) {
    return isAboutToken(error) ? accept(null) : refuse('service/unavailable');
  }
}
