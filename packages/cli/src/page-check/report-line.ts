import type { PageFindings } from './check-page';

/** From this share of pixels on a mirror does not look like its page. */
export const MAX_PIXEL_SHARE = 0.0005;

export interface PageResult {
  readonly page: string;
  readonly policy: string;
  readonly findings: PageFindings;
  readonly canaries: readonly string[];
}

export function isClean({ findings, canaries }: PageResult): boolean {
  return findings.differences === 0 && canaries.length === 0 && (findings.pixels ?? 0) <= MAX_PIXEL_SHARE;
}

/** One page in one line, for people. */
export function lineOf(result: PageResult): string {
  const { findings, canaries } = result;
  const parts = [
    isClean(result) ? 'ok  ' : 'FAIL',
    result.page,
    `${findings.nodes} nodes`,
    `${findings.differences} differences`,
    `pixels ${findings.pixels === null ? '–' : percent(findings.pixels, 3)}`,
    `${findings.bytes.snapshot} B${findings.bytes.changes > 0 ? ` + ${findings.bytes.changes} B` : ''}`,
    `first view ${Math.round(findings.firstViewMs)} ms`,
    `longest task ${Math.round(findings.longestTaskMs)} ms`,
    `${findings.hidden} hidden`,
    `readable ${percent(readableShareOf(findings), 1)}`,
    `${canaries.length} canaries`,
    `tiles ${tilesInWords(findings.tiles)}`,
  ];
  return parts.join(' · ');
}

/** The same for machines, and the first differences in words. */
export function jsonOf(result: PageResult): string {
  const { nodes, differences, differing, pixels, bytes, firstViewMs, longestTaskMs, hidden, readable, tiles } =
    result.findings;
  return JSON.stringify({
    page: result.page,
    policy: result.policy,
    ok: isClean(result),
    nodes,
    differences,
    differing,
    pixels,
    bytes,
    firstViewMs,
    longestTaskMs,
    hidden,
    readable: { share: readableShareOf(result.findings), ...readable },
    canaries: result.canaries,
    tiles,
  });
}

/** A page without a label, button or heading has lost none. */
function readableShareOf({ readable: { kept, total } }: PageFindings): number {
  return total === 0 ? 1 : kept / total;
}

function tilesInWords(tiles: PageFindings['tiles']): string {
  const words = Object.entries(tiles).map(([reason, count]) => `${count} ${reason}`);
  return words.length > 0 ? words.join(', ') : 'none';
}

function percent(share: number, digits: number): string {
  return `${(share * 100).toFixed(digits)} %`;
}
