import * as React from 'react';
import type { Clock } from '@beside/protocol/channel';
import { formatDuration } from '../format-duration';
import { useNow } from './use-now';

const SECOND_MS = 1_000;

/** `Valid for 9:41`. Not read out at every tick: a person who wants to know moves to it. */
export function Countdown(props: {
  readonly label: string;
  readonly until: number;
  readonly clock: Clock;
}): JSX.Element {
  const now = useNow(props.clock, SECOND_MS);
  return (
    <span role="timer" aria-live="off" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {props.label} <strong>{formatDuration(props.until - now)}</strong>
    </span>
  );
}

/** `Live for 4:05`. */
export function Elapsed(props: { readonly label: string; readonly since: number; readonly clock: Clock }): JSX.Element {
  const now = useNow(props.clock, SECOND_MS);
  return (
    <span style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {props.label} <strong>{formatDuration(now - props.since)}</strong>
    </span>
  );
}
