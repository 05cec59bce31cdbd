import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { palette } from './palette';

const classes = mergeStyleSets({
  cover: {
    position: 'absolute',
    inset: 0,
    zIndex: 2,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 6,
    padding: 24,
    textAlign: 'center',
    overflow: 'auto',
    color: palette.text,
    background: palette.faint,
    forcedColorAdjust: 'auto',
  },
  title: { margin: 0, fontSize: 16, lineHeight: 22, fontWeight: 600 },
});

/** What stands where the page would be, in words; opaque. */
export function Cover(props: { readonly title: string; readonly children?: React.ReactNode }): JSX.Element {
  return (
    <div className={classes.cover} data-beside-cover="">
      <p className={classes.title}>{props.title}</p>
      {props.children}
    </div>
  );
}
