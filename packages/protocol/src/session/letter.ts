import { fromBase64url, toBase64url } from '../base64url';
import { MAX_LETTER_BYTES } from '../limits';
import { refuse, type Outcome } from '../refusal';

/**
 * What two participants write to each other past their sockets: a step of a handshake before *Allow*. The server carries it and cannot
 * tell what the two will make of it. SEAL-2
 */
export interface Letter {
  /** Counts from 1 within the session. */
  readonly number: number;
  /** The participant who wrote it, as the server says. */
  readonly from: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A letter as JSON carries it: its bytes in base64url (RFC 4648). */
export interface WrittenLetter {
  readonly number: number;
  readonly from: string;
  readonly text: string;
}

export const writeLetter = toBase64url;

/** Decodes a letter at the door of an end; anything that does not fit is `wire/malformed`. WIRE-2 */
export function decodeLetter(value: unknown): Outcome<Letter> {
  if (typeof value !== 'object' || value === null) return refuse('wire/malformed');
  const { number, from, text } = value as Record<string, unknown>;
  const bytes = typeof text === 'string' ? readLetter(text) : null;
  if (!Number.isSafeInteger(number) || typeof from !== 'string' || !bytes) return refuse('wire/malformed');
  return { ok: true, value: { number: number as number, from, bytes } };
}

/** `null` for what is no base64url, or too long. */
export function readLetter(text: string): Uint8Array<ArrayBuffer> | null {
  return text.length > Math.ceil((MAX_LETTER_BYTES * 4) / 3) ? null : fromBase64url(text);
}
