import * as React from 'react';
import { DefaultButton, TooltipHost } from '@fluentui/react';
import { palette } from '../../desk/ui/palette';
import { ToolIcon, type IconName } from './tool-icon';

const SIDE_PX = 32;

/** A button of the bar: a picture with its words in a tooltip, or beside it. It takes part in the bar's one tab stop. */
export function ToolButton(props: {
  readonly icon: IconName;
  readonly words: string;
  /** Stands beside the picture; otherwise the words are a tooltip. */
  readonly text?: boolean;
  readonly keys?: string;
  readonly keyWords?: string;
  /** `undefined`: it does something at once and has no on and off. */
  readonly on?: boolean;
  /** Stands outside a bar and is a tab stop of its own. */
  readonly tabStop?: boolean;
  readonly disabled: boolean;
  readonly onPress: () => void;
}): JSX.Element {
  const { icon, words, text, keys, on } = props;
  const button = (
    <DefaultButton
      data-beside-tool={icon}
      {...(props.tabStop ? {} : { tabIndex: -1 })}
      {...(on === undefined ? {} : { toggle: true, checked: on, 'aria-pressed': on })}
      disabled={props.disabled}
      onClick={props.onPress}
      styles={{
        root: { minWidth: SIDE_PX, width: text ? 'auto' : SIDE_PX, height: SIDE_PX, padding: text ? '0 8px' : 0 },
        rootChecked: { background: palette.brandFaint, borderColor: palette.brand, color: palette.brand },
        flexContainer: { gap: 6 },
      }}
      {...(text ? {} : { ariaLabel: words })}
      {...(keys ? { 'aria-keyshortcuts': keys } : {})}
    >
      <ToolIcon name={icon} />
      {text ? <span style={{ whiteSpace: 'nowrap', unicodeBidi: 'plaintext' }}>{words}</span> : null}
    </DefaultButton>
  );
  if (text && !props.keyWords) return button;
  return (
    <TooltipHost content={props.keyWords ? `${words} · ${props.keyWords}` : words} setAriaDescribedBy={false}>
      {button}
    </TooltipHost>
  );
}
