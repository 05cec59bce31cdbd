import { refuse, type Outcome } from '../refusal';
import { decodeSessionView, type SessionView } from './view';

/** What the server says over the socket. It may only take away; the customer's own Allow is what starts a capture. SESS-9 */
export type Fact = { readonly fact: 'session'; readonly session: SessionView };

export function decodeFact(value: unknown): Outcome<Fact> {
  if (typeof value !== 'object' || value === null || !('fact' in value) || !('session' in value)) {
    return refuse('wire/malformed');
  }
  if (value.fact !== 'session') return refuse('wire/malformed');
  const session = decodeSessionView(value.session);
  return session.ok ? { ok: true, value: { fact: 'session', session: session.value } } : session;
}
