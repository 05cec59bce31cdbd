import * as React from 'react';
import type { AuditFile } from '@beside/protocol';
import { Badge } from '../../desk/ui/badge';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { useAuditWords } from '../audit-words';
import { describeFinding } from './describe-finding';
import { useTimeFormat } from '../parts/use-time-format';
import { useVerdict } from './use-verdict';

/** A log that was torn apart has a finding at every record: the first say enough. */
const MOST_FINDINGS = 5;

/** Whether the records shown are what was written; if not, which, and what to do now. */
export function ChainBadge(props: { readonly file: AuditFile }): JSX.Element {
  const words = useAuditWords();
  const say = words.audit.chain;
  const formatTime = useTimeFormat();
  const check = useVerdict(props.file);
  if (check.at === 'checking') return <Badge shape="ring" colour={palette.quiet} text={say.checking} />;
  if (check.at === 'unchecked') return <Notice tone="warn">{say.unchecked}</Notice>;
  const { findings, since } = check.verdict;
  if (findings.length === 0)
    return (
      <span role="status">
        <Badge
          shape="dot"
          colour={palette.good}
          text={say.unaltered(since === null ? words.audit.none : formatTime(since))}
        />
      </span>
    );
  const left = findings.length - MOST_FINDINGS;
  return (
    <div role="alert">
      <Notice tone="bad">
        <strong>{say.altered}</strong>
        {findings.slice(0, MOST_FINDINGS).map((finding) => {
          const sentence = describeFinding(finding, words);
          return <div key={sentence}>{sentence}</div>;
        })}
        {left > 0 ? <div>{say.more(left)}</div> : null}
        <div>{say.next}</div>
      </Notice>
    </div>
  );
}
