import * as React from 'react';
import { DefaultButton, PrimaryButton, TextField } from '@fluentui/react';
import { MAX_NOTE_BYTES } from '@beside/protocol';
import type { PlacedBox } from '@beside/mirror';
import { useAgentWords } from '../agent-words';
import { Popup } from '../popup/popup';

const WIDTH_PX = 260;

/** Where the agent writes a note, beside the spot that it will stand on. Enter places it, Escape does not. */
export function NoteEditor(props: {
  readonly beside: PlacedBox;
  readonly onPlace: (text: string) => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const words = useAgentWords().hands.marks;
  const [text, setText] = React.useState('');
  const fits = text.trim() !== '' && new TextEncoder().encode(text).length <= MAX_NOTE_BYTES;
  const onKeyDown = (press: React.KeyboardEvent) => {
    const inButton = (press.target as HTMLElement).tagName === 'BUTTON';
    if (press.key !== 'Enter' || inButton || press.shiftKey || press.nativeEvent.isComposing) return;
    press.preventDefault();
    if (fits) props.onPlace(text);
  };
  return (
    <Popup
      label={words.noteLabel}
      kind="note"
      width={WIDTH_PX}
      beside={props.beside}
      onKeyDown={onKeyDown}
      onCancel={props.onCancel}
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
      <div style={{ display: 'flex', gap: 8, marginTop: 8 }}>
        <PrimaryButton text={words.place} disabled={!fits} onClick={() => props.onPlace(text)} />
        <DefaultButton text={words.cancel} onClick={props.onCancel} />
      </div>
    </Popup>
  );
}
