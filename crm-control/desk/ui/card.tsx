import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { palette } from './palette';

const classes = mergeStyleSets({
  card: {
    boxSizing: 'border-box',
    width: '100%',
    minWidth: 0,
    background: palette.surface,
    color: palette.text,
    border: `1px solid ${palette.line}`,
    borderRadius: 4,
    fontFamily: '"Segoe UI", "Segoe UI Web (West European)", -apple-system, BlinkMacSystemFont, Roboto, sans-serif',
    fontSize: 14,
    lineHeight: 20,
    textAlign: 'start',
    selectors: { '*, *::before, *::after': { boxSizing: 'border-box' } },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    minHeight: 44,
    padding: '6px 16px',
    borderBottom: `1px solid ${palette.line}`,
  },
  title: { margin: 0, fontSize: 14, lineHeight: 20, fontWeight: 600 },
  aside: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', marginInlineStart: 'auto' },
  body: { padding: 16 },
});

/** The frame of a desk, as a form section looks in Dynamics 365. */
export function Card(props: {
  readonly title: string;
  readonly badge?: React.ReactNode;
  readonly aside?: React.ReactNode;
  readonly children: React.ReactNode;
}): JSX.Element {
  return (
    <section className={classes.card} aria-label={props.title}>
      <header className={classes.head}>
        <h2 className={classes.title}>{props.title}</h2>
        {props.badge}
        {props.aside ? <div className={classes.aside}>{props.aside}</div> : null}
      </header>
      <div className={classes.body}>{props.children}</div>
    </section>
  );
}
