import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { palette } from '../../desk/ui/palette';
import { useAgentWords } from '../agent-words';
import { useRovingFocus } from './roving-focus';
import { ToolButton } from './tool-button';
import { TOOL_KEYS, type Tool } from './tools';

export type Scale = 'fit' | 'actual';

const GROUPS = [
  { words: 'points', tools: ['pointer', 'spotlight', 'highlight', 'laser'] },
  { words: 'draws', tools: ['rectangle', 'arrow', 'pen', 'note'] },
] as const;

const HALF_GAP_PX = 8;

const classes = mergeStyleSets({
  /** The line before a group is seen between two of them, and cut off where a row begins. */
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `8px ${2 * HALF_GAP_PX}px`,
    clipPath: 'inset(-20px -4px)',
  },
  group: {
    position: 'relative',
    display: 'inline-flex',
    gap: 2,
    selectors: {
      '::before': {
        content: '""',
        position: 'absolute',
        insetBlock: 0,
        insetInlineStart: -HALF_GAP_PX,
        width: 1,
        background: palette.line,
      },
    },
  },
});

/** What the agent points, marks and writes with. */
export function Toolbar(props: {
  readonly tool: Tool;
  readonly disabled: boolean;
  /** Whether fields can be filled in now. */
  readonly writing: boolean;
  readonly marked: { readonly mine: boolean; readonly any: boolean };
  readonly onTool: (tool: Tool) => void;
  readonly onClear: (everybody: boolean) => void;
}): JSX.Element {
  const words = useAgentWords().hands.tools;
  const { tool, disabled, writing, marked } = props;
  const roving = useRovingFocus();
  const button = (one: Tool) => (
    <ToolButton
      key={one}
      icon={one}
      words={words[one]}
      keys={TOOL_KEYS[one]}
      keyWords={words.key(TOOL_KEYS[one].toUpperCase())}
      on={tool === one}
      disabled={disabled}
      onPress={() => props.onTool(one)}
    />
  );
  return (
    <div
      ref={roving.ref}
      role="toolbar"
      aria-label={words.label}
      className={classes.bar}
      onKeyDown={roving.onKeyDown}
      onFocus={roving.onFocus}
    >
      {GROUPS.map((group) => (
        <div key={group.words} role="group" aria-label={words[group.words]} className={classes.group}>
          {group.tools.map((one) => button(one))}
          {writing && group.words === 'points' ? button('hand') : null}
        </div>
      ))}
      <div role="group" aria-label={words.clears} className={classes.group}>
        <ToolButton
          icon="clear-mine"
          words={words.clearMine}
          keys="Delete"
          keyWords={words.key('Delete')}
          disabled={disabled || !marked.mine}
          onPress={() => props.onClear(false)}
        />
        <ToolButton
          icon="clear-all"
          words={words.clearAll}
          disabled={disabled || !marked.any}
          onPress={() => props.onClear(true)}
        />
      </div>
    </div>
  );
}
