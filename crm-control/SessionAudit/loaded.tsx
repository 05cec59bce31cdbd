import * as React from 'react';
import { DefaultButton, Spinner, SpinnerSize } from '@fluentui/react';
import { never } from '@beside/protocol';
import { isMendedBySignIn } from '../desk/desk-code';
import { Notice } from '../desk/ui/notice';
import { RefusalNotice } from '../desk/ui/refusal-notice';
import { useAuditWords } from './audit-words';
import type { AuditDesk } from './audit-desk';
import { SignIn } from './sign-in';
import type { Load } from './use-load';

/** What was read, or why not yet, in words. */
export function Loaded<T>(props: {
  readonly load: Load<T>;
  readonly desk: AuditDesk;
  readonly retry: () => void;
  readonly children: (value: T) => JSX.Element;
}): JSX.Element {
  const { load, desk, retry } = props;
  const words = useAuditWords();
  switch (load.at) {
    case 'loading':
      return (
        <Spinner
          size={SpinnerSize.medium}
          label={words.audit.loading}
          labelPosition="right"
          styles={{ root: { justifyContent: 'flex-start', padding: '16px 0' } }}
        />
      );
    case 'signed-out':
      return (
        <SignIn desk={desk} onSignedIn={retry}>
          <Notice tone="warn">{words.audit.signedOut}</Notice>
        </SignIn>
      );
    case 'failed':
      return isMendedBySignIn(load.code) ? (
        <SignIn desk={desk} onSignedIn={retry}>
          <RefusalNotice code={load.code} />
        </SignIn>
      ) : (
        <div>
          <RefusalNotice code={load.code} />
          <DefaultButton text={words.desk.tryAgain} onClick={retry} styles={{ root: { marginTop: 12 } }} />
        </div>
      );
    case 'shown':
      return props.children(load.value);
    default:
      return never(load);
  }
}
