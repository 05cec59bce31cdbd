import * as React from 'react';
import { DefaultButton, mergeStyleSets, Spinner, SpinnerSize, TextField } from '@fluentui/react';
import { never } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import type { HostGap, TimelineNote } from '../../desk/host/host';
import { CopyButton } from '../../desk/ui/copy-button';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { useLocale, useWords } from '../../desk/ui/words-context';
import type { Desk } from '../desk';
import { draftNote, type Over } from './draft-note';

/** As long as a note of Dynamics 365 may be. */
const MOST_CHARS = 100_000;

type Saving =
  | { readonly at: 'drafted' }
  | { readonly at: 'saving' }
  | { readonly at: 'saved' }
  | { readonly at: 'failed'; readonly gap: HostGap };

const classes = mergeStyleSets({
  card: { marginTop: 16, paddingTop: 16, borderTop: `1px solid ${palette.line}` },
  title: { margin: 0, fontSize: 14, lineHeight: 20, fontWeight: 600 },
  help: { margin: '2px 0 8px', color: palette.quiet, fontSize: 12, lineHeight: 16 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8, margin: '8px 0' },
});

/** What the agent writes of the session, drafted from its events; nothing is kept before *Add to timeline* is pressed. */
export function WrapUp(props: { readonly over: Over; readonly desk: Desk; readonly clock: Clock }): JSX.Element {
  const { over, desk, clock } = props;
  const words = useWords();
  const locale = useLocale();
  const [draft] = React.useState<TimelineNote>(() => draftNote(over, words, locale));
  const [text, setText] = React.useState(draft.text);
  const [saving, setSaving] = React.useState<Saving>({ at: 'drafted' });
  const isOver = saving.at === 'saving' || saving.at === 'saved';
  const save = async () => {
    setSaving({ at: 'saving' });
    const added = await desk.addNote({ title: draft.title, text });
    setSaving(added.ok ? { at: 'saved' } : { at: 'failed', gap: added.gap });
  };
  return (
    <section className={classes.card} aria-labelledby="beside-wrap-up">
      <h3 id="beside-wrap-up" className={classes.title}>
        {words.wrapUp.title}
      </h3>
      <p className={classes.help}>{words.wrapUp.help}</p>
      <TextField
        ariaLabel={words.wrapUp.title}
        multiline
        rows={5}
        maxLength={MOST_CHARS}
        value={text}
        readOnly={isOver}
        onChange={(_event, value = '') => setText(value)}
      />
      <div className={classes.row}>
        <DefaultButton
          text={words.wrapUp.save}
          disabled={isOver || text.trim() === ''}
          allowDisabledFocus
          onClick={() => void save()}
        />
        <CopyButton text={`${draft.title}\n${text}`} label={words.wrapUp.copy} clock={clock} />
        {saving.at === 'saving' ? <Spinner size={SpinnerSize.small} ariaLabel={words.wrapUp.saving} /> : null}
      </div>
      <div role="status">{outcome(saving, words.wrapUp.saved, words.hostGaps)}</div>
    </section>
  );
}

function outcome(saving: Saving, saved: string, gaps: Readonly<Record<HostGap, string>>): JSX.Element | null {
  switch (saving.at) {
    case 'drafted':
    case 'saving':
      return null;
    case 'saved':
      return <Notice tone="good">{saved}</Notice>;
    case 'failed':
      return <Notice tone="bad">{gaps[saving.gap]}</Notice>;
    default:
      return never(saving);
  }
}
