import * as React from 'react';
import { DefaultButton, mergeStyleSets, PrimaryButton } from '@fluentui/react';
import type { FieldValue } from '@beside/protocol';
import type { MirroredField, PlacedBox } from '@beside/mirror';
import { palette } from '../../desk/ui/palette';
import { useAgentWords } from '../agent-words';
import { named } from '../named';
import { Popup } from '../popup/popup';
import { FieldInput } from './field-input';
import { valueOf } from './field-value';

const WIDTH_PX = 300;

const classes = mergeStyleSets({
  title: { margin: '0 0 8px', fontSize: 13, lineHeight: 18, fontWeight: 600, overflowWrap: 'anywhere' },
  quiet: { margin: '6px 0 0', color: palette.quiet, fontSize: 12, lineHeight: 16 },
  row: { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 10 },
});

/** Where the agent writes what a field is to hold, over the mirrored field. A masked one starts empty and says why. CTRL-7 */
export function FieldEditor(props: {
  readonly field: MirroredField;
  readonly name: string;
  /** What is sent is typed at once, and no proposal. */
  readonly direct: boolean;
  readonly beside: PlacedBox;
  readonly onFill: (value: FieldValue) => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const { field, name } = props;
  const words = useAgentWords().hands.fill;
  const [value, setValue] = React.useState(() => valueOf(field));
  const onKeyDown = (press: React.KeyboardEvent) => {
    const inButton = (press.target as HTMLElement).tagName === 'BUTTON';
    const sends = press.key === 'Enter' && !inButton && (field.kind !== 'lines' || press.ctrlKey || press.metaKey);
    if (!sends || press.nativeEvent.isComposing) return;
    press.preventDefault();
    props.onFill(value);
  };
  return (
    <Popup
      label={words.title(name, named(name))}
      kind={field.kind}
      width={WIDTH_PX}
      beside={props.beside}
      onKeyDown={onKeyDown}
      onCancel={props.onCancel}
    >
      <p className={classes.title}>{words.title(name, named(name))}</p>
      <FieldInput field={field} name={name} value={value} onChange={setValue} />
      {field.masked ? <p className={classes.quiet}>{words.hidden}</p> : null}
      <div className={classes.row}>
        <PrimaryButton text={props.direct ? words.type : words.propose} onClick={() => props.onFill(value)} />
        <DefaultButton text={words.cancel} onClick={props.onCancel} />
      </div>
      <p className={classes.quiet}>{field.kind === 'lines' ? words.linesKeys : words.keys}</p>
    </Popup>
  );
}
