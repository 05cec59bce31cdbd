const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** A time as the person's own browser writes it. @param at ms since epoch */
export function formatTime(at: number): string {
  return format.format(at);
}
