import * as React from 'react';
import type { SettingFaults, SettingName } from '../settings';
import { Card } from './card';
import { Notice } from './notice';
import { useWords } from './words-context';

/** What the administrator has not filled in yet, or not rightly. */
export function NotSetUp({ missing, malformed }: SettingFaults): JSX.Element {
  const words = useWords();
  const named = (settings: readonly SettingName[]) => settings.map((name) => words.settings[name]).join(', ');
  return (
    <Card title={words.desk.title}>
      <Notice tone="warn">
        {missing.length > 0 ? <div>{words.unavailable.notSetUp(named(missing))}</div> : null}
        {malformed.length > 0 ? <div>{words.unavailable.noAddress(named(malformed))}</div> : null}
      </Notice>
    </Card>
  );
}
