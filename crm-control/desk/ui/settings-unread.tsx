import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { Card } from './card';
import { Notice } from './notice';
import { useWords } from './words-context';

/** The environment did not answer when it was asked for the settings. */
export function SettingsUnread(props: { readonly onAgain: () => void }): JSX.Element {
  const words = useWords();
  return (
    <Card title={words.desk.title}>
      <Notice tone="warn">{words.unavailable.settingsUnread}</Notice>
      <DefaultButton text={words.start.checkAgain} onClick={props.onAgain} styles={{ root: { marginTop: 12 } }} />
    </Card>
  );
}
