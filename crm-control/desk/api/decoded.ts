import type { DeskCode } from '../desk-code';
import type { Answer } from './api-refusal';

/** Decodes a body that must be an object; what does not fit is `wire/malformed`. */
export function decoded<T, Code extends DeskCode>(
  answer: Answer<unknown, Code>,
  read: (body: Record<string, unknown>) => T | null,
): Answer<T, Code | 'wire/malformed'> {
  if (!answer.ok) return answer;
  const body = answer.value;
  const value = typeof body === 'object' && body !== null ? read(body as Record<string, unknown>) : null;
  return value === null ? { ok: false, code: 'wire/malformed' } : { ok: true, value };
}
