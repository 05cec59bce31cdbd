import { errors } from 'jose';

/** Whether a failed verification says something about the token; not so when the issuer's keys could not be had. */
export function isAboutToken(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout) return false;
  return error.code !== errors.JOSEError.code;
}
