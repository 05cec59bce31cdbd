import { accept, refuse, type Outcome } from '@beside/protocol';
import { z } from 'zod';

/** ms since epoch. */
const time = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const timeRangeShape = z.object({ from: time.optional(), to: time.optional() });

/** Some of these, with commas between. */
export function listOf<T extends string>(values: readonly [T, ...T[]] | readonly T[]) {
  return z
    .string()
    .max(512)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values as [T, ...T[]])));
}

/** The query in the given shape. A form sends every field of its search, filled or not: an empty one counts as absent. */
export function readQuery<T>(url: URL, shape: z.ZodType<T>): Outcome<T> {
  const filled = [...url.searchParams].filter(([, value]) => value !== '');
  const query = shape.safeParse(Object.fromEntries(filled));
  return query.success ? accept(query.data) : refuse('request/malformed');
}
