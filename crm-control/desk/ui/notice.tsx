import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { never } from '@beside/protocol';
import { palette } from './palette';

export type NoticeTone = 'plain' | 'good' | 'warn' | 'bad';

const classes = mergeStyleSets({
  notice: {
    display: 'flex',
    gap: 10,
    alignItems: 'flex-start',
    margin: 0,
    padding: '8px 12px',
    borderRadius: 4,
    border: '1px solid transparent',
    borderInlineStartWidth: 3,
  },
  words: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
  plain: { background: palette.faint, borderInlineStartColor: palette.quiet, color: palette.text },
  good: { background: palette.goodFaint, borderInlineStartColor: palette.good, color: palette.text },
  warn: { background: palette.warnFaint, borderInlineStartColor: palette.warn, color: palette.text },
  bad: { background: palette.badFaint, borderInlineStartColor: palette.bad, color: palette.text },
});

/** A sentence or two that the person should read; its tone is also in its words, never in colour alone. */
export function Notice(props: { readonly tone: NoticeTone; readonly children: React.ReactNode }): JSX.Element {
  return (
    <div className={`${classes.notice} ${toneClass(props.tone)}`}>
      <div className={classes.words}>{props.children}</div>
    </div>
  );
}

function toneClass(tone: NoticeTone): string {
  switch (tone) {
    case 'plain':
      return classes.plain;
    case 'good':
      return classes.good;
    case 'warn':
      return classes.warn;
    case 'bad':
      return classes.bad;
    default:
      return never(tone);
  }
}
