/** The shapes that a file from outside is read by. Every reader is closed: a member that nobody knows is no reading at all. */

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with all of the members, perhaps some of the optional ones, and no other. */
export function hasMembers(
  value: unknown,
  members: readonly string[],
  optional: readonly string[] = [],
): value is Json {
  if (!isObject(value)) return false;
  const names = Object.keys(value);
  return (
    members.every((name) => names.includes(name)) &&
    names.every((name) => members.includes(name) || optional.includes(name))
  );
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 4_096;
}

export function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** A whole number from 0. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** All or nothing. */
export function listOf<T>(value: unknown, isOne: (entry: unknown) => entry is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}
