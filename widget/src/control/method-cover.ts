export interface Cover {
  readonly on: object;
  readonly name: string;
  /** Whether a call goes through to the browser. */
  readonly passes: (self: unknown, args: readonly unknown[]) => boolean;
  /** What a call that does not go through gives back. */
  readonly refusal?: unknown;
}

/**
 * Puts a question before methods of the browser, for a while. A covered method has the name, length, place and source text of the
 * browser's own; a copy that a page takes meanwhile passes everything on once the cover is off.
 * @returns takes the covers off; where a page has put something over it meanwhile, that stays
 */
export function coverMethods(covers: readonly Cover[]): () => void {
  const uncovers = covers.flatMap((cover) => coverMethod(cover) ?? []);
  return () => {
    for (const uncover of uncovers.reverse()) uncover();
  };
}

function coverMethod({ on, name: method, passes, refusal }: Cover): (() => void) | null {
  const before = Object.getOwnPropertyDescriptor(on, method);
  if (!before || typeof before.value !== 'function' || !before.configurable) return null;
  let open = false;
  const covered: unknown = new Proxy(before.value as (...args: unknown[]) => unknown, {
    apply: (original, self: unknown, args: unknown[]) =>
      open || passes(self, args) ? Reflect.apply(original, self, args) : refusal,
  });
  Object.defineProperty(on, method, { ...before, value: covered });
  return () => {
    open = true;
    if (Object.getOwnPropertyDescriptor(on, method)?.value === covered) Object.defineProperty(on, method, before);
  };
}
