import * as React from 'react';
import { DefaultButton, mergeStyleSets } from '@fluentui/react';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { useAgentWords } from '../agent-words';
import type { HandsNotice } from '../hands/act-words';

const classes = mergeStyleSets({
  strip: { minHeight: 40, display: 'flex', alignItems: 'center', gap: 12, margin: '6px 0' },
  hint: { flex: '1 1 auto', color: palette.quiet, fontSize: 12, lineHeight: 16 },
  notice: { flex: '1 1 auto', minWidth: 0, fontSize: 13, lineHeight: 18 },
  said: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 },
  typing: { color: palette.brand, fontSize: 12, lineHeight: 16, fontWeight: 600 },
});

const small = {
  root: { minWidth: 0, width: 24, height: 20, minHeight: 0, padding: 0, border: 0, background: 'transparent' },
} as const;

/** One line above the stage: what just came of the agent's doing, or what the tool does; and what the customer is at. */
export function SessionStrip(props: {
  readonly notice: HandsNotice | null;
  readonly hint: string;
  readonly typing: string | null;
  readonly onRead: () => void;
}): JSX.Element {
  const { notice } = props;
  const words = useAgentWords().hands;
  return (
    <div className={classes.strip}>
      {notice ? (
        <div className={classes.notice} data-beside-notice="">
          <Notice tone={notice.tone}>
            <div className={classes.said}>
              <span>
                <strong>{notice.what}</strong> {notice.more}
              </span>
              <DefaultButton text="×" ariaLabel={words.noticeRead} onClick={props.onRead} styles={small} />
            </div>
          </Notice>
        </div>
      ) : (
        <span className={classes.hint}>{props.hint}</span>
      )}
      {props.typing ? <span className={classes.typing}>{props.typing}</span> : null}
    </div>
  );
}
