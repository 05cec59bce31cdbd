import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { palette } from '../../desk/ui/palette';
import { useLocale } from '../../desk/ui/words-context';
import { useAuditWords } from '../audit-words';
import { DrawnChart } from './drawn-chart';
import { hasValues, type ChartData } from './series';

const classes = mergeStyleSets({
  card: { margin: 0, padding: 12, border: `1px solid ${palette.line}`, borderRadius: 4, minWidth: 0 },
  title: { margin: '0 0 8px', fontSize: 14, fontWeight: 600 },
  quiet: { margin: 0, color: palette.quiet },
  more: { marginTop: 8, selectors: { summary: { cursor: 'pointer', color: palette.brand } } },
  scroll: { maxHeight: 260, overflow: 'auto' },
  table: {
    width: '100%',
    marginTop: 8,
    borderCollapse: 'collapse',
    fontSize: 13,
    selectors: {
      'th, td': { padding: '2px 8px', borderBottom: `1px solid ${palette.line}`, textAlign: 'end', fontWeight: 400 },
      'th:first-child': { textAlign: 'start' },
      'thead th': { fontWeight: 600 },
    },
  },
});

/** One chart, with the same numbers as a table. @param instead what is said where it has nothing to show */
export function ChartCard(props: { readonly data: ChartData; readonly instead?: string }): JSX.Element {
  const { data, instead } = props;
  const words = useAuditWords().audit;
  const numbers = new Intl.NumberFormat(useLocale());
  const isEmpty = !hasValues(data);
  return (
    <section className={classes.card} aria-label={data.title}>
      <h3 className={classes.title}>{data.title}</h3>
      {isEmpty ? (
        <p className={classes.quiet}>{instead ?? words.figures.nothing}</p>
      ) : (
        <>
          <DrawnChart data={data} />
          <details className={classes.more}>
            <summary>{words.figures.table(data.title)}</summary>
            <div className={classes.scroll}>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th scope="col">{data.heading}</th>
                    {data.series.map(({ name }) => (
                      <th key={name} scope="col">
                        {data.unit === undefined ? name : `${name} (${data.unit})`}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {data.labels.map((label, at) => (
                    <tr key={label}>
                      <th scope="row">{label}</th>
                      {data.series.map(({ name, values }) => {
                        const value = values[at] ?? null;
                        return <td key={name}>{value === null ? words.none : numbers.format(value)}</td>;
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </section>
  );
}
