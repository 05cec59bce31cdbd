import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { Notice } from '../desk/ui/notice';
import { palette } from '../desk/ui/palette';
import type { HandsNotice } from './hands/act-words';

const classes = mergeStyleSets({
  strip: { minHeight: 36, display: 'flex', alignItems: 'center', gap: 12, margin: '6px 0' },
  hint: { flex: '1 1 auto', color: palette.quiet, fontSize: 12, lineHeight: 16 },
  notice: { flex: '1 1 auto', minWidth: 0, fontSize: 13, lineHeight: 18 },
  typing: { color: palette.brand, fontSize: 12, lineHeight: 16, fontWeight: 600 },
});

/** One line above the stage: what just came of the agent's doing, or what the tool does; and what the customer is at. */
export function SessionStrip(props: {
  readonly notice: HandsNotice | null;
  readonly hint: string;
  readonly typing: string | null;
}): JSX.Element {
  const { notice } = props;
  return (
    <div className={classes.strip}>
      {notice ? (
        <div className={classes.notice} data-beside-notice="">
          <Notice tone={notice.tone}>
            <strong>{notice.what}</strong> {notice.more}
          </Notice>
        </div>
      ) : (
        <span className={classes.hint}>{props.hint}</span>
      )}
      {props.typing ? <span className={classes.typing}>{props.typing}</span> : null}
    </div>
  );
}
