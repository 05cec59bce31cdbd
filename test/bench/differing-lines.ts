/** How many lines must go or come so that one outline is the other: 0 when they are equal. */
export function differingLines(wanted: readonly string[], drawn: readonly string[]): number {
  let start = 0;
  while (start < wanted.length && start < drawn.length && wanted[start] === drawn[start]) start += 1;
  let end = 0;
  while (end < wanted.length - start && end < drawn.length - start && wanted.at(-1 - end) === drawn.at(-1 - end))
    end += 1;
  const counts = new Map<string, number>();
  for (const line of wanted.slice(start, wanted.length - end)) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of drawn.slice(start, drawn.length - end)) counts.set(line, (counts.get(line) ?? 0) - 1);
  const apart = [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
  const moved = wanted.length - end - start > 0 || drawn.length - end - start > 0;
  return apart === 0 && moved ? 1 : apart;
}
