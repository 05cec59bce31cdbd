/**
 * The closed list of what can be refused. A code is for programs and the audit; the words for people belong to each end,
 * which switches over this union exhaustively.
 */
export const refusalCodes = [
  'request/malformed',
  'request/too-large',
  'request/unknown-route',
  'request/method',
  'request/too-many',
  'origin/unknown',
  'auth/missing',
  'auth/invalid',
  'auth/expired',
  'auth/company-unknown',
  'auth/role-missing',
  'auth/revoked',
  'auth/proof-invalid',
  'pin/invalid',
  'pin/unknown',
  'pin/expired',
  'pin/used',
  'start/off',
  'offer/unknown',
  'offer/gone',
  'company/changed',
  'company/id-taken',
  'company/tenant-taken',
  'company/origin-taken',
  'company/colour-unreadable',
  'company/no-proposal',
  'company/own-proposal',
  'session/unknown',
  'session/agent-busy',
  'session/colleague',
  'session/moved',
  'session/wrong-state',
  'session/ended',
  'session/version',
  'policy/unavailable',
  'policy/unknown',
  'policy/altered',
  'view/name-taken',
  'view/too-many',
  'view/changed',
  'store/conflict',
  'service/unavailable',
  'wire/malformed',
  'wire/too-large',
  'wire/version',
  'act/not-live',
  'act/expired',
  'act/target-gone',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export type Refusal = { readonly ok: false; readonly code: RefusalCode };

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

export function refuse(code: RefusalCode): Refusal {
  return { ok: false, code };
}

export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function isRefusalCode(value: unknown): value is RefusalCode {
  return typeof value === 'string' && (refusalCodes as readonly string[]).includes(value);
}
