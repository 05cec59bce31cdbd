import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { palette } from '../../desk/ui/palette';

const classes = mergeStyleSets({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))',
    gap: '8px 16px',
    margin: '0 0 12px',
  },
  name: { color: palette.quiet, fontSize: 12 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** What is known of one thing: names, each with its value. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: string])[] }): JSX.Element {
  return (
    <dl className={classes.list}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className={classes.name}>{name}</dt>
          <dd className={classes.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
