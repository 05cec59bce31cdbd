import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { palette } from '../../desk/ui/palette';
import { useAgentWords } from '../agent-words';
import { useRovingFocus } from '../marks/roving-focus';
import { ToolButton } from '../marks/tool-button';
import type { Scale } from '../marks/toolbar';

const classes = mergeStyleSets({
  bar: { display: 'inline-flex', flexWrap: 'wrap', gap: 2 },
  line: { width: 1, alignSelf: 'stretch', margin: '0 8px', background: palette.line },
});

/** Which part of the page the agent sees, how large, and the way to bring the customer along. */
export function LookBar(props: {
  readonly following: boolean;
  readonly scale: Scale;
  readonly large: boolean;
  readonly disabled: boolean;
  readonly onFollow: (following: boolean) => void;
  readonly onBring: () => void;
  readonly onScale: (scale: Scale) => void;
  readonly onLarge: (large: boolean) => void;
}): JSX.Element {
  const words = useAgentWords();
  const { look } = words.hands;
  const { following, scale, large, disabled } = props;
  const roving = useRovingFocus();
  return (
    <div
      ref={roving.ref}
      role="toolbar"
      aria-label={words.live.view}
      className={classes.bar}
      onKeyDown={roving.onKeyDown}
      onFocus={roving.onFocus}
    >
      <ToolButton
        icon="follow"
        words={look.follow}
        text
        on={following}
        disabled={disabled}
        onPress={() => props.onFollow(true)}
      />
      <ToolButton
        icon="free"
        words={look.free}
        text
        on={!following}
        disabled={disabled}
        onPress={() => props.onFollow(false)}
      />
      {following ? null : (
        <ToolButton icon="bring" words={look.bring} text disabled={disabled} onPress={props.onBring} />
      )}
      <span className={classes.line} aria-hidden="true" />
      <ToolButton
        icon="fit"
        words={words.live.actual}
        text
        disabled={false}
        on={scale === 'actual'}
        onPress={() => props.onScale(scale === 'fit' ? 'actual' : 'fit')}
      />
      <ToolButton
        icon="large"
        words={words.live.large}
        on={large}
        disabled={false}
        onPress={() => props.onLarge(!large)}
      />
    </div>
  );
}
