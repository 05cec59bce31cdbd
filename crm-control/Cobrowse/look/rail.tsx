import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import type { Reach } from '@beside/mirror';
import { palette } from '../../desk/ui/palette';
import { useAgentWords } from '../agent-words';

const LEAST_PERCENT = 3;
/** A page that is seen whole needs no rail. */
const WHOLE = 0.98;

const classes = mergeStyleSets({
  rail: {
    position: 'relative',
    flex: '0 0 14px',
    background: palette.faint,
    border: `1px solid ${palette.line}`,
    borderInlineStart: 0,
  },
  part: {
    position: 'absolute',
    insetInline: 2,
    padding: 0,
    border: '1px solid transparent',
    borderRadius: 3,
    cursor: 'pointer',
    selectors: { ':focus-visible': { outline: `2px solid ${palette.text}`, outlineOffset: 1 } },
  },
  own: {
    position: 'absolute',
    insetInline: -1,
    border: `2px solid ${palette.mark}`,
    borderRadius: 4,
    pointerEvents: 'none',
  },
});

/** Where everybody is along a long page; a press on somebody's part looks there. */
export function Rail(props: {
  readonly reach: { readonly here: Reach; readonly customer: Reach } | null;
  readonly following: boolean;
  readonly others: ReadonlyMap<string, Reach>;
  readonly self: string | null;
  readonly customer: string;
  readonly onLook: (middle: number) => void;
  readonly onFollow: () => void;
}): JSX.Element | null {
  const { reach, following, others, customer } = props;
  const words = useAgentWords().hands.look;
  if (!reach || reach.customer.bottom - reach.customer.top >= WHOLE) return null;
  return (
    <div className={classes.rail} role="group" aria-label={words.rail} data-beside-rail="">
      <Part
        colour={palette.brand}
        reach={reach.customer}
        label={words.customerAt(customer, percentOf(reach.customer))}
        onPress={props.onFollow}
      />
      {[...others].map(([who, other]) =>
        who === props.self ? null : (
          <Part
            key={who}
            colour={palette.good}
            reach={other}
            label={words.otherAt(percentOf(other))}
            onPress={() => props.onLook((other.top + other.bottom) / 2)}
          />
        ),
      )}
      {following ? null : <div className={classes.own} style={extent(reach.here)} aria-hidden="true" />}
    </div>
  );
}

function Part(props: {
  readonly colour: string;
  readonly reach: Reach;
  readonly label: string;
  readonly onPress: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      className={classes.part}
      style={{ ...extent(props.reach), background: props.colour }}
      title={props.label}
      aria-label={props.label}
      onClick={props.onPress}
    />
  );
}

function extent({ top, bottom }: Reach): React.CSSProperties {
  return { top: `${top * 100}%`, height: `${Math.max(LEAST_PERCENT, (bottom - top) * 100)}%` };
}

function percentOf({ top, bottom }: Reach): number {
  return Math.round(((top + bottom) / 2) * 100);
}
