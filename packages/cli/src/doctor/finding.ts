/** What one look came to; a fault, and what was not looked at, come with what to do about it. */
export type Finding =
  | { readonly name: string; readonly ok: true; readonly words: string }
  /** `null`: neither well nor not, since it was not tried. */
  | { readonly name: string; readonly ok: false | null; readonly words: string; readonly fix: string };

export function fine(name: string, words: string): Finding {
  return { name, ok: true, words };
}

export function fault(name: string, words: string, fix: string): Finding {
  return { name, ok: false, words, fix };
}

export function untried(name: string, words: string, fix: string): Finding {
  return { name, ok: null, words, fix };
}
