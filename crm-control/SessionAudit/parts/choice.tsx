import * as React from 'react';
import {
  Checkbox,
  Dropdown,
  mergeStyleSets,
  type ICheckboxProps,
  type ICheckboxStyles,
  type IDropdownProps,
} from '@fluentui/react';

/** A corner of two lines, turned: what is drawn so needs no font of the host. */
const corner = { content: '""', display: 'block', border: 'solid currentColor' } as const;

const classes = mergeStyleSets({
  down: {
    ...corner,
    width: 6,
    height: 6,
    borderWidth: '0 1.5px 1.5px 0',
    transform: 'translateY(-2px) rotate(45deg)',
    marginInlineStart: 8,
  },
  up: { transform: 'translateY(2px) rotate(225deg)' },
});

const ticked: Partial<ICheckboxStyles> = {
  checkmark: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '100%',
    height: '100%',
    overflow: 'visible',
    fontSize: 0,
    selectors: {
      '::before': {
        ...corner,
        width: 4,
        height: 9,
        borderWidth: '0 2px 2px 0',
        transform: 'translateY(-1px) rotate(45deg)',
      },
    },
  },
};

/** Fluent’s list to choose from. */
export function Choice(props: IDropdownProps): JSX.Element {
  return (
    <Dropdown
      {...props}
      onRenderCaretDown={() => <Caret isUp={false} />}
      styles={{
        caretDownWrapper: { display: 'flex', alignItems: 'center' },
        subComponentStyles: { label: {}, panel: {}, multiSelectItem: ticked },
      }}
    />
  );
}

/** Fluent’s box to tick. */
export function Tick(props: ICheckboxProps): JSX.Element {
  return <Checkbox {...props} styles={ticked} />;
}

export function Caret({ isUp }: { readonly isUp: boolean }): JSX.Element {
  return <span aria-hidden className={isUp ? `${classes.down} ${classes.up}` : classes.down} />;
}
