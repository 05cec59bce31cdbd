import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import type { FiguresOfDays } from '../../desk/api/decode-figures';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { useLocale } from '../../desk/ui/words-context';
import { useAuditWords } from '../audit-words';
import type { AuditDesk } from '../audit-desk';
import { Choice } from '../parts/choice';
import { Loaded } from '../loaded';
import { useLoad } from '../use-load';
import { ChartCard } from './chart-card';
import { chartsOf, inSeconds } from './series';

const classes = mergeStyleSets({ range: { maxWidth: 240, margin: '12px 0' } });

/** Days that can be looked at together; the server adds up at most 92. */
const RANGES = [7, 30, 90] as const;
type Days = (typeof RANGES)[number];

/** What sessions came to, as numbers, charts and tables. */
export function FiguresTab({ desk }: { readonly desk: AuditDesk }): JSX.Element {
  const words = useAuditWords().audit.figures;
  const [days, setDays] = React.useState<Days>(30);
  const ask = React.useCallback(() => desk.api.figures(lastDays(days, desk.clock.now())), [desk, days]);
  const [load, retry] = useLoad(ask);
  return (
    <div>
      <Choice
        label={words.range}
        selectedKey={days}
        options={RANGES.map((key) => ({ key, text: words.days(key) }))}
        onChange={(_, option) => setDays(RANGES.find((one) => one === option?.key) ?? days)}
        className={classes.range}
      />
      <Loaded load={load} desk={desk} retry={retry}>
        {(figures) => <Charts figures={figures} />}
      </Loaded>
    </div>
  );
}

function Charts({ figures }: { readonly figures: FiguresOfDays }): JSX.Element {
  const words = useAuditWords();
  const locale = useLocale();
  const say = words.audit.figures;
  const charts = React.useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    return chartsOf(figures, words, (day) => format.format(Date.parse(day)));
  }, [figures, words, locale]);
  if (figures.sessions === 0 && !figures.wrongPins) return <Notice tone="plain">{say.empty}</Notice>;
  return (
    <div>
      <Totals figures={figures} />
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
          gap: 16,
          alignItems: 'start',
        }}
      >
        {charts.map((data) => (
          <ChartCard
            key={data.title}
            data={data}
            {...(data.title === say.titles.wrongPins && figures.wrongPins === null && { instead: say.noUnit })}
          />
        ))}
      </div>
    </div>
  );
}

/** The whole time in one line. */
function Totals({ figures }: { readonly figures: FiguresOfDays }): JSX.Element {
  const { audit } = useAuditWords();
  const { series, titles, p50, p95, seconds } = audit.figures;
  const numbers = new Intl.NumberFormat(useLocale());
  const write = (value: number | null) => (value === null ? audit.none : numbers.format(value));
  const counts = (['sessions', 'live', 'completed'] as const).map((name) => [series[name], write(figures[name])]);
  const times = (['p50', 'p95'] as const).map((part) => [
    `${titles.connect}, ${part === 'p50' ? p50 : p95} (${seconds})`,
    write(inSeconds(figures.connect, part)),
  ]);
  return (
    <dl style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 32px', margin: '0 0 16px' }}>
      {[...counts, [titles.wrongPins, write(figures.wrongPins)], ...times].map(([name, value]) => (
        <div key={name}>
          <dt style={{ color: palette.quiet, fontSize: 12 }}>{name}</dt>
          <dd style={{ margin: 0, fontSize: 20, lineHeight: '28px', fontWeight: 600 }}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** So many whole days where the person is, today the last of them. */
function lastDays(days: Days, now: number): { from: number; to: number; zone: string } {
  const today = new Date(now);
  const first = new Date(today.getFullYear(), today.getMonth(), today.getDate() - days + 1);
  return { from: first.getTime(), to: now, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}
