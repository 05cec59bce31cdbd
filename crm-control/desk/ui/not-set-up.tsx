import * as React from 'react';
import type { SettingName } from '../settings';
import { Card } from './card';
import { Notice } from './notice';
import { useWords } from './words-context';

/** What the administrator has not filled in yet. */
export function NotSetUp(props: { readonly missing: readonly SettingName[] }): JSX.Element {
  const words = useWords();
  return (
    <Card title={words.desk.title}>
      <Notice tone="warn">
        {words.unavailable.notSetUp(props.missing.map((name) => words.settings[name]).join(', '))}
      </Notice>
    </Card>
  );
}
