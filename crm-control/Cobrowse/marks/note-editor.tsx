import * as React from 'react';
import { DefaultButton, mergeStyleSets, PrimaryButton, TextField } from '@fluentui/react';
import { MAX_NOTE_BYTES } from '@beside/protocol';
import { palette } from '../../desk/ui/palette';
import { useWords } from '../../desk/ui/words-context';
import { popup } from '../popup';
import { useFirstFocus } from '../use-first-focus';

const classes = mergeStyleSets({
  box: { ...popup, width: 260 },
  row: { display: 'flex', gap: 8, marginTop: 8 },
  field: { color: palette.text },
});

/** Where the agent writes a note, beside the spot that it will stand on. Enter places it, Escape does not. */
export function NoteEditor(props: {
  readonly left: number;
  readonly top: number;
  readonly onPlace: (text: string) => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const words = useWords().hands.marks;
  const window = useFirstFocus();
  const [text, setText] = React.useState('');
  const fits = text.trim() !== '' && new TextEncoder().encode(text).length <= MAX_NOTE_BYTES;
  const onKeyDown = (press: React.KeyboardEvent) => {
    press.stopPropagation();
    if (press.key === 'Escape') props.onCancel();
    if (press.key !== 'Enter' || press.shiftKey || press.nativeEvent.isComposing) return;
    press.preventDefault();
    if (fits) props.onPlace(text);
  };
  return (
    <div
      ref={window}
      className={classes.box}
      style={{ left: props.left, top: props.top }}
      onKeyDown={onKeyDown}
      role="dialog"
      aria-label={words.noteLabel}
    >
      <TextField
        multiline
        rows={2}
        resizable={false}
        ariaLabel={words.noteLabel}
        placeholder={words.notePlaceholder}
        value={text}
        dir="auto"
        onChange={(_change, value) => setText(value ?? '')}
      />
      <div className={classes.row}>
        <PrimaryButton text={words.place} disabled={!fits} onClick={() => props.onPlace(text)} />
        <DefaultButton text={words.cancel} onClick={props.onCancel} />
      </div>
    </div>
  );
}
