/** Lines that the agent says often; those of their own are kept in memory of this desk only. CTRL-12 */
const MAX_OWN = 12;

export function withSnippet(own: readonly string[], text: string): readonly string[] {
  const line = text.trim();
  return line === '' ? own : [...own.filter((known) => known !== line), line].slice(-MAX_OWN);
}

export function withoutSnippet(own: readonly string[], text: string): readonly string[] {
  return own.filter((known) => known !== text);
}
