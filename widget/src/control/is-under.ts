/** Whether a published path covers another: `/help` covers `/help` and `/help/forms`, not `/helpless`. */
export function isUnder(path: string, published: string): boolean {
  return path === published || path.startsWith(published.endsWith('/') ? published : `${published}/`);
}
