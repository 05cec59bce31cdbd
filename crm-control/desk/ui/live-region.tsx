import * as React from 'react';

/** What a screen reader says, politely, when it changes. */
export function LiveRegion(props: { readonly text: string }): JSX.Element {
  return (
    <div
      role="status"
      aria-live="polite"
      style={{
        position: 'absolute',
        width: 1,
        height: 1,
        margin: -1,
        overflow: 'hidden',
        clipPath: 'inset(50%)',
        whiteSpace: 'nowrap',
      }}
    >
      {props.text}
    </div>
  );
}
