import * as React from 'react';
import { palette } from './palette';

/** A short word about a state, with a shape beside its colour. */
export function Badge(props: {
  readonly shape: 'dot' | 'ring' | 'bar';
  readonly colour: string;
  readonly text: string;
}): JSX.Element {
  return (
    <span
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 6,
        fontSize: 14,
        fontWeight: 600,
        color: palette.text,
        whiteSpace: 'nowrap',
      }}
    >
      <svg
        width="10"
        height="10"
        viewBox="0 0 10 10"
        aria-hidden="true"
        focusable="false"
        style={{ color: props.colour }}
      >
        {props.shape === 'dot' ? <circle cx="5" cy="5" r="4.5" fill="currentColor" /> : null}
        {props.shape === 'ring' ? (
          <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="2" />
        ) : null}
        {props.shape === 'bar' ? <path d="M2 1h2v8H2zM6 1h2v8H6z" fill="currentColor" /> : null}
      </svg>
      {props.text}
    </span>
  );
}
