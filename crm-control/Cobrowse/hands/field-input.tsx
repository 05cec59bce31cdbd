import * as React from 'react';
import { ChoiceGroup, Dropdown, Slider, TextField, Toggle } from '@fluentui/react';
import { never, type FieldValue } from '@beside/protocol';
import type { MirroredField } from '@beside/mirror';
import { useAgentWords } from '../agent-words';
import { named } from '../named';

/** Few enough to be seen all at once. */
const SEEN_AT_ONCE = 6;

/** The part of an editor that depends on the kind of field. */
export function FieldInput(props: {
  readonly field: MirroredField;
  readonly name: string;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
}): JSX.Element {
  const { field, name, value, onChange } = props;
  const words = useAgentWords().hands.fill;
  const label = words.title(name, named(name));
  const text = value.kind === 'text' ? value.text : '';
  const chosen = value.kind === 'options' ? value.chosen : [];
  switch (field.kind) {
    case 'line':
      return (
        <TextField
          type={field.type}
          ariaLabel={label}
          autoComplete="off"
          value={text}
          onChange={(_change, next) => onChange({ kind: 'text', text: next ?? '' })}
        />
      );
    case 'lines':
      return (
        <TextField
          multiline
          rows={4}
          ariaLabel={label}
          value={text}
          dir="auto"
          onChange={(_change, next) => onChange({ kind: 'text', text: next ?? '' })}
        />
      );
    case 'choice': {
      const options = field.options.map(({ words: name, disabled }, place) => ({ key: place, text: name, disabled }));
      if (!field.many && options.length <= SEEN_AT_ONCE) {
        return (
          <ChoiceGroup
            ariaLabelledBy=""
            aria-label={label}
            selectedKey={chosen[0] === undefined ? '' : String(chosen[0])}
            options={options.map(({ key, ...option }) => ({ ...option, key: String(key) }))}
            onChange={(_change, option) => option && onChange({ kind: 'options', chosen: [Number(option.key)] })}
          />
        );
      }
      return (
        <Dropdown
          ariaLabel={label}
          options={options}
          multiSelect={field.many}
          {...(field.many ? { selectedKeys: [...chosen] } : { selectedKey: chosen[0] ?? null })}
          onChange={(_change, option) => {
            if (!option) return;
            const place = Number(option.key);
            const others = chosen.filter((one) => one !== place);
            const next = !field.many ? [place] : option.selected ? [...others, place].sort((a, b) => a - b) : others;
            onChange({ kind: 'options', chosen: next });
          }}
        />
      );
    }
    case 'tick':
      return (
        <Toggle
          role="checkbox"
          ariaLabel={label}
          checked={value.kind === 'checked' && value.checked}
          disabled={field.one}
          onText={field.one ? words.chosen : words.ticked}
          offText={words.unticked}
          onChange={(_change, checked) => onChange({ kind: 'checked', checked: checked ?? false })}
          styles={{ root: { marginBottom: 0 } }}
        />
      );
    case 'slider': {
      const share = value.kind === 'share' ? value.share : 0;
      return (
        <Slider
          ariaLabel={label}
          min={0}
          max={field.steps}
          value={Math.round(share * field.steps)}
          valueFormat={(step) => `${Math.round((step / field.steps) * 100)} %`}
          onChange={(step) => onChange({ kind: 'share', share: step / field.steps })}
        />
      );
    }
    default:
      return never(field);
  }
}
