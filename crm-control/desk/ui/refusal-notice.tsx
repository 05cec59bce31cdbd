import * as React from 'react';
import type { DeskCode } from '../desk-code';
import { Notice } from './notice';
import { useWords } from './words-context';

/** What happened, why, and what to do now; with the code, for whoever helps. */
export function RefusalNotice(props: { readonly code: DeskCode }): JSX.Element {
  const words = useWords();
  const { what, why, next } = words.refusals[props.code];
  return (
    <Notice tone="bad">
      <strong>{what}</strong>
      <div>{why}</div>
      <div>{next}</div>
      <div style={{ marginTop: 4, fontSize: 12 }}>
        {words.desk.code}: <code>{props.code}</code>
      </div>
    </Notice>
  );
}
