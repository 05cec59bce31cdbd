import type { PublicJwk } from '@beside/protocol';
import { z } from 'zod';

/** 32 bytes as base64url. */
const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const publicJwkShape: z.ZodType<PublicJwk> = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
});
