import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { groupPin } from '@beside/protocol';
import { palette } from './palette';
import { useWords } from './words-context';

const classes = mergeStyleSets({
  pin: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: '0 20px',
    direction: 'ltr',
    padding: '6px 16px',
    background: palette.faint,
    border: `1px solid ${palette.line}`,
    borderRadius: 4,
    fontSize: 34,
    lineHeight: 44,
    fontWeight: 600,
    letterSpacing: '0.08em',
    fontVariantNumeric: 'tabular-nums',
    userSelect: 'all',
  },
});

/** A PIN in the groups in which it is read aloud; a screen reader says digit after digit. */
export function PinDigits(props: { readonly pin: string }): JSX.Element {
  const words = useWords();
  const groups = groupPin(props.pin).split(' ');
  return (
    <span className={classes.pin} role="img" aria-label={words.pin.digits(props.pin.split('').join(' '))}>
      {groups.map((group, place) => (
        <span key={place}>{group}</span>
      ))}
    </span>
  );
}
