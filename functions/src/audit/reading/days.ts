const DAY_MS = 24 * 60 * 60_000;

/** Whether the runtime knows a time zone by this name, `Europe/Amsterdam`. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

/** The day, `yyyy-mm-dd`, of a moment (ms since epoch) where a time zone is in force. */
export function dayIn(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  };
}

/** Every day from the moment `from` to the moment `to` (ms since epoch), once. A day of a change of clocks is 23 hours long. */
export function daysBetween(from: number, to: number, dayOf: (at: number) => string): readonly string[] {
  const days = new Set<string>();
  for (let at = from; at < to; at += DAY_MS / 2) days.add(dayOf(at));
  return [...days.add(dayOf(to))];
}
