import * as React from 'react';
import { DefaultButton, mergeStyleSets, PrimaryButton } from '@fluentui/react';
import { never } from '@beside/protocol';
import { palette } from '../../desk/ui/palette';
import { Badge } from '../../desk/ui/badge';
import { useAgentWords } from '../agent-words';
import { SHORTCUT_KEYS } from '../shortcuts/shortcuts';
import type { WriteMode } from './write-mode';

const classes = mergeStyleSets({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 8px' },
  state: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px', flex: '0 1 auto', minWidth: 0 },
  quiet: { color: palette.quiet, fontSize: 12 },
});
const compact = { root: { height: 32, minWidth: 0, padding: '0 12px' } } as const;

/** What the agent may do now, always in words, and the way to the other. CTRL-4 */
export function WriteBar(props: {
  readonly mode: WriteMode;
  readonly customer: string;
  readonly disabled: boolean;
  /** Whether anything was done that can be undone. */
  readonly acted: boolean;
  readonly onAsk: () => void;
  readonly onGiveBack: () => void;
  readonly onUndo: () => void;
}): JSX.Element {
  const { mode, customer } = props;
  const words = useAgentWords().hands.write;
  const button = { disabled: props.disabled, styles: compact };
  const change = { ...button, 'aria-keyshortcuts': SHORTCUT_KEYS.write };
  return (
    <div className={classes.bar} role="group" aria-label={words.label} data-beside-write={mode.is}>
      <div className={classes.state}>
        <State mode={mode} customer={customer} />
      </div>
      {mode.is === 'pointing' ? <PrimaryButton {...change} text={words.ask} onClick={props.onAsk} /> : null}
      {props.acted ? <DefaultButton {...button} text={words.undo} onClick={props.onUndo} /> : null}
      {mode.is === 'mine' ? <DefaultButton {...change} text={words.giveBack} onClick={props.onGiveBack} /> : null}
    </div>
  );
}

function State(props: { readonly mode: WriteMode; readonly customer: string }): JSX.Element {
  const { mode, customer } = props;
  const words = useAgentWords().hands.write;
  switch (mode.is) {
    case 'pointing':
      return <Badge shape="ring" colour={palette.quiet} text={words.pointing} />;
    case 'asked':
      return <Badge shape="ring" colour={palette.warn} text={words.asked(customer)} />;
    case 'mine':
      return (
        <>
          <Badge shape="dot" colour={palette.good} text={words.mine} />
          <span className={classes.quiet}>{mode.direct ? words.mineDirect(customer) : words.mineHow(customer)}</span>
        </>
      );
    case 'others':
      return <Badge shape="bar" colour={palette.quiet} text={words.others} />;
    default:
      return never(mode);
  }
}
