import * as React from 'react';
import { PrimaryButton } from '@fluentui/react';
import type { DeskCode } from '../desk/desk-code';
import { RefusalNotice } from '../desk/ui/refusal-notice';
import { useAuditWords } from './audit-words';
import type { AuditDesk } from './audit-desk';

/** The button that opens the sign-in window; why it came to nothing is said above it. */
export function SignIn(props: {
  readonly desk: AuditDesk;
  readonly onSignedIn: () => void;
  /** What is said before anybody has tried. */
  readonly children: React.ReactNode;
}): JSX.Element {
  const words = useAuditWords().audit;
  const [failed, setFailed] = React.useState<DeskCode | null>(null);
  const signIn = async () => {
    const answer = await props.desk.signIn();
    setFailed(answer.ok ? null : answer.code);
    if (answer.ok) props.onSignedIn();
  };
  return (
    <div>
      <div role="status">{failed ? <RefusalNotice code={failed} /> : props.children}</div>
      <PrimaryButton text={words.signIn} onClick={() => void signIn()} styles={{ root: { marginTop: 12 } }} />
    </div>
  );
}
