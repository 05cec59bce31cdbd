import { z } from 'zod';

/**
 * `when-known`: where the desk knows whom a conversation is with, its PIN counts only for that customer. `required`: and no PIN counts
 * for anybody who is not signed in. PIN-10
 */
export const customerIdentities = ['off', 'when-known', 'required'] as const;
export type CustomerIdentity = (typeof customerIdentities)[number];

/** 2048 bits as base64url: shorter ones sign nothing here. */
const SHORTEST_MODULUS_CHARS = 342;
/** One in use, one to come, and room for a site that changes them often. */
const MOST_KEYS = 10;

const number = z.string().regex(/^[A-Za-z0-9_-]+$/);
/** A private key has no business here: pasting one is refused. */
const common = { kid: z.string().min(1).max(200).optional(), d: z.undefined().optional() };

const publicKeyShape = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: number.length(43), y: number.length(43), ...common }),
  z.object({ kty: z.literal('RSA'), n: number.min(SHORTEST_MODULUS_CHARS).max(1_400), e: number.max(12), ...common }),
]);

/** Public keys of a site, as a JWKS (RFC 7517): P-256 or RSA of at least 2048 bits. */
export const siteKeysShape = z.object({ keys: z.array(publicKeyShape).min(1).max(MOST_KEYS).readonly() });
export type SiteKeys = z.infer<typeof siteKeysShape>;

/** Pasted in, or where they are published on one of the company's own sites. */
export const customerKeysShape = z.union([siteKeysShape, z.object({ url: z.url().max(1_024) })]);
export type CustomerKeys = z.infer<typeof customerKeysShape>;
