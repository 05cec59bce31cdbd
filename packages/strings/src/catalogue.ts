/** The words of one language as its file holds them: messages in ICU MessageFormat, in groups and lists. */
export interface Catalogue {
  readonly [key: string]: Entry;
}

export type Entry = string | readonly string[] | Catalogue;

/** Every message with its path, `consent.title` or `consent.sees.0`, in the order of the file. */
export function* messagesOf(entry: Entry, path = ''): Iterable<readonly [path: string, message: string]> {
  if (typeof entry === 'string') return yield [path, entry];
  for (const [key, inner] of Object.entries(entry)) yield* messagesOf(inner, path === '' ? key : `${path}.${key}`);
}
