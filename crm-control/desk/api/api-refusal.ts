import { isRefusalCode, type RefusalCode } from '@beside/protocol';
import type { DeskCode } from '../desk-code';
import { isOutage } from './is-outage';

/** A refusal of the API, or why it was not asked; the one that names another session brings its names. */
export type ApiRefusal<Code extends DeskCode = DeskCode> =
  | { readonly ok: false; readonly code: Exclude<Code, 'session/agent-busy'> }
  | {
      readonly ok: false;
      readonly code: 'session/agent-busy';
      readonly reference: string;
      readonly conversation: string;
    };

/** `Code` is narrower where only the server can refuse. */
export type Answer<T, Code extends DeskCode = DeskCode> = { readonly ok: true; readonly value: T } | ApiRefusal<Code>;

/** Decodes `application/problem+json` (RFC 9457); a body that does not fit is judged by its status. */
export function decodeProblem(status: number, body: unknown): ApiRefusal<RefusalCode> {
  if (typeof body !== 'object' || body === null || !('code' in body) || !isRefusalCode(body.code))
    return byStatus(status);
  if (body.code !== 'session/agent-busy') return { ok: false, code: body.code };
  const reference = 'reference' in body ? body.reference : null;
  const conversation = 'conversation' in body ? body.conversation : null;
  return typeof reference === 'string' && typeof conversation === 'string'
    ? { ok: false, code: body.code, reference, conversation }
    : { ok: false, code: 'wire/malformed' };
}

function byStatus(status: number): ApiRefusal<RefusalCode> {
  if (status === 401) return { ok: false, code: 'auth/invalid' };
  if (status === 403) return { ok: false, code: 'auth/role-missing' };
  if (status === 404) return { ok: false, code: 'request/unknown-route' };
  if (status === 413) return { ok: false, code: 'request/too-large' };
  return { ok: false, code: isOutage(status) ? 'service/unavailable' : 'wire/malformed' };
}
