import { refuse, type Outcome } from '../refusal';
import { decodeLetter, type Letter } from './letter';
import { decodeSessionView, type SessionView } from './view';

/** What the server says over the socket. It may only take away; the customer's own Allow is what starts a capture. SESS-9 */
export type Fact =
  | { readonly fact: 'session'; readonly session: SessionView }
  /** Another participant has written. */
  | { readonly fact: 'letter'; readonly letter: Letter };

export function decodeFact(value: unknown): Outcome<Fact> {
  if (typeof value !== 'object' || value === null || !('fact' in value)) return refuse('wire/malformed');
  if (value.fact === 'session' && 'session' in value) {
    const session = decodeSessionView(value.session);
    return session.ok ? { ok: true, value: { fact: 'session', session: session.value } } : session;
  }
  if (value.fact === 'letter' && 'letter' in value) {
    const letter = decodeLetter(value.letter);
    return letter.ok ? { ok: true, value: { fact: 'letter', letter: letter.value } } : letter;
  }
  return refuse('wire/malformed');
}
