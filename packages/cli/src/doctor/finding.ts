/** What one look came to; a fault comes with what to do about it. */
export type Finding =
  | { readonly name: string; readonly ok: true; readonly words: string }
  | { readonly name: string; readonly ok: false; readonly words: string; readonly fix: string };

export function fine(name: string, words: string): Finding {
  return { name, ok: true, words };
}

export function fault(name: string, words: string, fix: string): Finding {
  return { name, ok: false, words, fix };
}
