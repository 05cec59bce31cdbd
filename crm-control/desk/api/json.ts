/** What every reader of an answer reads by: none of them takes a value for what it is not. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

/** A whole number from 0. */
export function isCount(value: unknown): value is number {
  return isMeasure(value) && Number.isSafeInteger(value);
}

/** A number from 0, whole or not. */
export function isMeasure(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

export function oneOf<T extends string>(list: readonly T[], value: unknown): T | null {
  return list.find((entry) => entry === value) ?? null;
}

/** All or nothing: an entry that cannot be read must not be left out in silence. */
export function decodeList<T>(value: unknown, decode: (entry: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(value)) return null;
  const entries = value.map(decode);
  return entries.includes(null) ? null : (entries as T[]);
}
