/**
 * Runs `after` whenever the accessor is set, with what it was set on: the browser has checked by then what that is, which
 * `instanceof` cannot for what came from another frame. A page that has replaced the accessor meanwhile keeps its own.
 */
export function onSet<T>(prototype: object, name: string, after: (object: T) => void): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  const set = descriptor?.set;
  if (!descriptor || !set || !descriptor.configurable) return () => {};
  const wrapped = function (this: unknown, value: unknown): void {
    set.call(this, value);
    after(this as T);
  };
  Object.defineProperty(prototype, name, { ...descriptor, set: wrapped });
  return () => {
    if (Object.getOwnPropertyDescriptor(prototype, name)?.set === wrapped)
      Object.defineProperty(prototype, name, descriptor);
  };
}

/** The same for a method. */
export function onCall<T>(prototype: object, name: string, after: (object: T) => void): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  const original = descriptor?.value as ((...args: unknown[]) => unknown) | undefined;
  if (!descriptor || typeof original !== 'function' || !descriptor.configurable) return () => {};
  const wrapped = function (this: unknown, ...args: unknown[]): unknown {
    const result = original.apply(this, args);
    after(this as T);
    return result;
  };
  Object.defineProperty(prototype, name, { ...descriptor, value: wrapped });
  return () => {
    if (Object.getOwnPropertyDescriptor(prototype, name)?.value === wrapped)
      Object.defineProperty(prototype, name, descriptor);
  };
}
