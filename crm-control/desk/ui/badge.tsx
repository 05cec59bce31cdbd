import * as React from 'react';
import { palette } from './palette';

/** A short word about a state, with a shape beside its colour. */
export function Badge(props: {
  /** `bars-2`: two of three bars are full. */
  readonly shape: 'dot' | 'ring' | 'bar' | 'bars-0' | 'bars-1' | 'bars-2' | 'bars-3';
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
        {props.shape.startsWith('bars-') ? <Bars full={Number(props.shape.at(-1))} /> : null}
      </svg>
      {props.text}
    </span>
  );
}

/** Three bars, each higher than the one before; with none full a stroke goes through them. */
function Bars(props: { readonly full: number }): JSX.Element {
  return (
    <>
      {[3, 6, 9].map((height, at) => (
        <rect
          key={height}
          x={at * 3.4 + 0.4}
          y={9.6 - height}
          width="2.2"
          height={height}
          fill={at < props.full ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="0.8"
        />
      ))}
      {props.full === 0 ? <path d="M0.5 0.5l9 9" stroke="currentColor" strokeWidth="1.4" /> : null}
    </>
  );
}
