import type { Answer } from './api-refusal';

/** Decodes a body that must be an object; what does not fit is `wire/malformed`. */
export function decoded<T>(answer: Answer<unknown>, read: (body: Record<string, unknown>) => T | null): Answer<T> {
  if (!answer.ok) return answer;
  const body = answer.value;
  const value = typeof body === 'object' && body !== null ? read(body as Record<string, unknown>) : null;
  return value === null ? { ok: false, code: 'wire/malformed' } : { ok: true, value };
}
