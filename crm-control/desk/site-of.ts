/** An origin as a person reads it: the host, without the scheme. */
export function siteOf(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}
