/** How a time is written in a locale. The result takes ms since epoch. */
export function timeFormat(locale: string): (at: number) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  return (at) => format.format(at);
}
