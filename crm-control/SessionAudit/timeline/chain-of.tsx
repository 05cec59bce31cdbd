import * as React from 'react';
import type { ReadLog } from '../../desk/api/audit-api';
import { Notice } from '../../desk/ui/notice';
import { useAuditWords } from '../audit-words';
import { ChainBadge } from './chain-badge';

/** Whether a log is what was written; for who gets no file to check it by, who does. AUDIT-12 AUDIT-15 */
export function ChainOf(props: { readonly log: ReadLog }): JSX.Element {
  const words = useAuditWords();
  const { file } = props.log;
  return file ? <ChainBadge file={file} /> : <Notice tone="plain">{words.audit.checkedByOthers}</Notice>;
}
