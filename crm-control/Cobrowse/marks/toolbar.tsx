import * as React from 'react';
import { DefaultButton, mergeStyleSets } from '@fluentui/react';
import { palette } from '../../desk/ui/palette';
import { useWords } from '../../desk/ui/words-context';

export type Tool = 'pointer' | 'spotlight';
export type Scale = 'fit' | 'actual';

const classes = mergeStyleSets({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', padding: '8px 0' },
  group: { display: 'inline-flex', gap: 4 },
  end: { marginInlineStart: 'auto' },
  hint: { color: palette.quiet, fontSize: 12, flexBasis: '100%' },
});

/** What the agent can do with the page, and how large it is shown. */
export function Toolbar(props: {
  readonly tool: Tool;
  readonly scale: Scale;
  readonly disabled: boolean;
  readonly marked: boolean;
  readonly large: boolean;
  readonly onTool: (tool: Tool) => void;
  readonly onScale: (scale: Scale) => void;
  readonly onLarge: (large: boolean) => void;
  readonly onClear: () => void;
}): JSX.Element {
  const words = useWords().live;
  const { tool, scale, disabled } = props;
  return (
    <div className={classes.bar}>
      <div role="group" aria-label={words.tools} className={classes.group}>
        <Toggle
          text={words.pointer}
          on={tool === 'pointer'}
          disabled={disabled}
          onPress={() => props.onTool('pointer')}
        />
        <Toggle
          text={words.spotlight}
          on={tool === 'spotlight'}
          disabled={disabled}
          onPress={() => props.onTool('spotlight')}
        />
        {props.marked ? (
          <DefaultButton text={words.clear} disabled={disabled} onClick={props.onClear} styles={compact} />
        ) : null}
      </div>
      <div role="group" aria-label={words.view} className={`${classes.group} ${classes.end}`}>
        <Toggle text={words.fit} on={scale === 'fit'} disabled={false} onPress={() => props.onScale('fit')} />
        <Toggle text={words.actual} on={scale === 'actual'} disabled={false} onPress={() => props.onScale('actual')} />
        <Toggle text={words.large} on={props.large} disabled={false} onPress={() => props.onLarge(!props.large)} />
      </div>
      {disabled ? null : (
        <span className={classes.hint}>{tool === 'pointer' ? words.pointerHint : words.spotlightHint}</span>
      )}
    </div>
  );
}

const compact = {
  root: { minWidth: 0, padding: '0 10px', height: 30 },
  label: { margin: 0, fontWeight: 400 },
} as const;

function Toggle(props: {
  readonly text: string;
  readonly on: boolean;
  readonly disabled: boolean;
  readonly onPress: () => void;
}): JSX.Element {
  return (
    <DefaultButton
      toggle
      checked={props.on}
      aria-pressed={props.on}
      disabled={props.disabled}
      text={props.text}
      onClick={props.onPress}
      styles={compact}
    />
  );
}
