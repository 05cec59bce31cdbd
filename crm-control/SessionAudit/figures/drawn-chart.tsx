import * as React from 'react';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartDataset,
} from 'chart.js';
import type { Colours } from '../../desk/theme/colours';
import { useColours } from '../../desk/ui/use-colours';
import { useLocale } from '../../desk/ui/words-context';
import type { ChartData, Series } from './series';

Chart.register(
  ...[
    BarController,
    BarElement,
    CategoryScale,
    Legend,
    LinearScale,
    LineController,
    LineElement,
    PointElement,
    Tooltip,
  ],
);

/** The first and the second series differ in fill, dash and point, not in colour alone. */
const looks = ({ brand, warn, warnFaint }: Colours) =>
  [
    { colour: brand, fill: brand, dash: [], point: 'circle' },
    { colour: warn, fill: warnFaint, dash: [6, 4], point: 'triangle' },
  ] as const;
/** Letters beside a bar, in the narrowest card. */
const MAX_LINE = 22;
const FONT = { family: '"Segoe UI", -apple-system, BlinkMacSystemFont, Roboto, sans-serif', size: 12 };

/** The picture of a chart; its table, beside it, is what a screen reader reads. */
export function DrawnChart({ data }: { readonly data: ChartData }): JSX.Element {
  const canvas = React.useRef<HTMLCanvasElement>(null);
  const locale = useLocale();
  const colours = useColours();
  React.useEffect(() => {
    if (!canvas.current) return undefined;
    const isLine = data.shape === 'lines';
    const isLying = data.shape === 'reasons';
    const color = colours.quiet;
    const numbers = { beginAtZero: true, ticks: { precision: isLine ? 1 : 0, color }, grid: { color: colours.line } };
    const names = { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 12, color } };
    const unit = { title: { display: data.unit !== undefined, text: data.unit ?? '', color } };
    const chart = new Chart<'bar' | 'line', (number | null)[]>(canvas.current, {
      type: isLine ? 'line' : 'bar',
      data: {
        labels: isLying ? data.labels.map(inLines) : [...data.labels],
        datasets: data.series.map((series, at) => dataset(series, at, isLine, colours)),
      },
      options: {
        locale,
        animation: false,
        maintainAspectRatio: false,
        font: FONT,
        color: colours.text,
        indexAxis: isLying ? 'y' : 'x',
        scales: isLying
          ? { x: numbers, y: { grid: { display: false }, ticks: { color } } }
          : { x: names, y: { ...numbers, ...unit } },
        plugins: {
          legend: {
            display: data.series.length > 1,
            align: 'start',
            labels: { usePointStyle: true, boxWidth: 8, boxHeight: 8, color: colours.text },
          },
        },
      },
    });
    return () => chart.destroy();
  }, [data, locale, colours]);
  return (
    <div aria-hidden="true" style={{ position: 'relative', height: 220 }}>
      <canvas ref={canvas} />
    </div>
  );
}

/** A label that stands beside its bar: a sentence, in lines that fit there. */
function inLines(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < MAX_LINE) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function dataset(
  { name, values }: Series,
  at: number,
  isLine: boolean,
  colours: Colours,
): ChartDataset<'bar' | 'line', (number | null)[]> {
  const all = looks(colours);
  const look = all[at % all.length] ?? all[0];
  const shared = { label: name, data: [...values], borderColor: look.colour, pointStyle: look.point };
  if (!isLine) return { ...shared, backgroundColor: look.fill, borderWidth: 1, maxBarThickness: 28 };
  return {
    ...{ ...shared, backgroundColor: look.colour, borderDash: [...look.dash], borderWidth: 2 },
    ...{ pointRadius: 3, spanGaps: true },
  };
}
