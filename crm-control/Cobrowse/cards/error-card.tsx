import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { isMendedBySignIn, type DeskCode } from '../../desk/desk-code';
import { Card } from '../../desk/ui/card';
import { RefusalNotice } from '../../desk/ui/refusal-notice';
import { useWords } from '../../desk/ui/words-context';
import type { Desk } from '../desk';

/** What went wrong, why, and the next step. */
export function ErrorCard(props: { readonly code: DeskCode; readonly desk: Desk }): JSX.Element {
  const words = useWords();
  const signIn = isMendedBySignIn(props.code);
  const again = props.code === 'session/moved' ? words.desk.showHere : words.desk.tryAgain;
  return (
    <Card title={words.desk.title}>
      <RefusalNotice code={props.code} />
      <div style={{ marginTop: 12 }}>
        <DefaultButton
          text={signIn ? words.start.signIn : again}
          onClick={() => void (signIn ? props.desk.signIn() : props.desk.reload())}
        />
      </div>
    </Card>
  );
}
