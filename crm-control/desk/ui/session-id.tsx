import * as React from 'react';
import { formatReference } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import { CopyButton } from './copy-button';
import { palette } from './palette';
import { useWords } from './words-context';

/** The nine digits that name a session aloud. */
export function SessionId(props: { readonly reference: string; readonly clock: Clock }): JSX.Element {
  const words = useWords();
  const shown = formatReference(props.reference);
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8, whiteSpace: 'nowrap' }}>
      <span style={{ color: palette.quiet, fontSize: 12 }}>{words.desk.sessionId}</span>
      <span style={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600, direction: 'ltr' }}>{shown}</span>
      <CopyButton text={shown} label={words.desk.copySessionId} clock={props.clock} />
    </span>
  );
}
