import type { Measured, Pixels } from './measure-page';
import { percentile } from './percentile';
import { ACTS, geometricMean, type Ratios } from './ratios';
import { createTable } from './table';

export interface Row {
  readonly name: string;
  readonly ratios: Ratios;
  readonly beside: Measured;
  readonly rrweb: Measured;
}

const show = (ratio: number) => (Number.isFinite(ratio) ? ratio.toFixed(3) : '–');
const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);

/** The tables of one setting, as Markdown: ratios, traffic of each act, and how exact the picture is. */
export function section(title: string, rows: readonly Row[]): string {
  return [
    `## ${title}`,
    'Time and size, Beside ÷ rrweb:',
    ratioTable(rows, [
      'firstView',
      'snapshotCpu',
      'snapshotBytes',
      'liveP50',
      'liveP95',
      'liveP99',
      'paintedP95',
      'mainThread',
      'heap',
    ]),
    'What leaves, Beside ÷ rrweb (bytes, and Web PubSub units of 2 KB):',
    ratioTable(rows, [
      'units',
      'structuralBytes',
      ...ACTS.flatMap((act) => (act === 'mutations' ? [] : ([`${act} bytes`, `${act} units`] as const))),
      'mutations units',
    ]),
    'In milliseconds and shares of this run (Beside / rrweb):',
    fence(
      createTable(
        ['page', 'first view', 'longest wait', 'live p50', 'live p95', 'DOM differences'],
        rows.map(({ name, beside, rrweb }) => [
          name,
          `${ms(beside.firstView)} / ${ms(rrweb.firstView)}`,
          `${ms(beside.longestTask)} / ${ms(rrweb.longestTask)}`,
          `${ms(percentile(beside.live, 50))} / ${ms(percentile(rrweb.live, 50))}`,
          `${ms(percentile(beside.live, 95))} / ${ms(percentile(rrweb.live, 95))}`,
          String(beside.domDifferences ?? '–'),
        ]),
      ),
    ),
  ].join('\n\n');
}

function ratioTable(rows: readonly Row[], keys: readonly (keyof Ratios)[]): string {
  const mean = geometricMean(rows.map(({ ratios }) => ratios));
  const lines = [...rows.map(({ name, ratios }) => ({ name, ratios })), { name: 'geometric mean', ratios: mean }];
  return fence(
    createTable(
      ['page', ...keys],
      lines.map(({ name, ratios }) => [name, ...keys.map((key) => show(ratios[key]))]),
    ),
  );
}

export interface PictureRow {
  readonly name: string;
  readonly beside: Pixels | null;
  readonly rrweb: Pixels | null;
}

/** How each page looks at the viewer, as Markdown. */
export function pictureSection(rows: readonly PictureRow[]): string {
  const percent = (pixels: Pixels | null, at: keyof Pixels) => (pixels ? `${(pixels[at] * 100).toFixed(3)} %` : '–');
  const both = ({ beside, rrweb }: PictureRow, at: keyof Pixels) => `${percent(beside, at)} / ${percent(rrweb, at)}`;
  return [
    '## Pictures, masking off, 1280 px',
    'Share of pixels that differ between the page and its mirror (Beside / rrweb), goal for Beside at most 0.05 %:',
    fence(
      createTable(
        ['page', 'first viewport', 'scrolled'],
        rows.map((row) => [row.name, both(row, 'top'), both(row, 'scrolled')]),
      ),
    ),
  ].join('\n\n');
}

function fence(table: string): string {
  return `\`\`\`\n${table}\n\`\`\``;
}
