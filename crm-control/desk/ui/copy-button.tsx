import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { Clock } from '@beside/protocol/channel';
import { useWords } from './words-context';

const SAID_MS = 2_000;

/** Copies a text and says that it did. */
export function CopyButton(props: {
  readonly text: string;
  readonly label: string;
  readonly clock: Clock;
}): JSX.Element {
  const words = useWords();
  const [copied, setCopied] = React.useState(false);
  React.useEffect(
    () => (copied ? props.clock.after(SAID_MS, () => setCopied(false)) : undefined),
    [copied, props.clock],
  );
  const copy = () =>
    void navigator.clipboard?.writeText(props.text).then(
      () => setCopied(true),
      () => setCopied(false), // the browser forbids it here: the text can still be selected
    );
  return (
    <DefaultButton
      ariaLabel={copied ? words.desk.copied : props.label}
      onClick={copy}
      styles={{
        root: { minWidth: 0, height: 26, padding: '0 8px' },
        label: { fontSize: 12, fontWeight: 400, margin: 0 },
      }}
      text={copied ? words.desk.copied : words.desk.copy}
    />
  );
}
