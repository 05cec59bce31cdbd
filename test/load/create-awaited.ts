/** A value that comes once, from elsewhere. */
export interface Expected<T> {
  readonly value: Promise<T>;
  come(value: T): void;
}

export function createAwaited<T>(): Expected<T> {
  let resolved = (_value: T): void => undefined;
  const value = new Promise<T>((resolve) => (resolved = resolve));
  return { value, come: (arrived) => resolved(arrived) };
}
