import type { TokenProvider } from '../identity/token-provider';
import type { Answer } from './api-refusal';
import { send, type ApiParts } from './send';

export type StaffParts = ApiParts & { readonly tokens: TokenProvider };

/** A request of a member of staff: a token first, then the call. */
export async function sendAsStaff(
  parts: StaffParts,
  request: { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: unknown },
): Promise<Answer<unknown>> {
  const token = await parts.tokens.token();
  if (!token.ok) return token;
  return send(parts, { ...request, headers: { authorization: `Bearer ${token.value}` } });
}
