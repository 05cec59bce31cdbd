import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import type { PlacedBox } from '@beside/mirror';
import { palette } from '../../desk/ui/palette';
import { placePopup } from './place-popup';

const TAKES_FOCUS = 'input, textarea, select, [role="slider"], [role="combobox"], [role="listbox"], button';

const classes = mergeStyleSets({
  popup: {
    position: 'absolute',
    zIndex: 3,
    maxWidth: '100%',
    maxHeight: '100%',
    overflow: 'auto',
    padding: 12,
    background: palette.surface,
    color: palette.text,
    border: `1px solid ${palette.line}`,
    borderRadius: 4,
    boxShadow: '0 6px 16px rgba(0, 0, 0, 0.22)',
    cursor: 'default',
    fontSize: 14,
  },
});

/** A small window over the stage, beside what it is about. It takes the focus when it opens, and Escape closes it. */
export function Popup(props: {
  readonly label: string;
  /** Names the kind of window for whoever looks for it. */
  readonly kind: string;
  readonly width: number;
  /** What it is about, in px of the stage as it is seen. */
  readonly beside: PlacedBox;
  readonly onKeyDown: (press: React.KeyboardEvent) => void;
  readonly onCancel: () => void;
  readonly children: React.ReactNode;
}): JSX.Element {
  const ref = React.useRef<HTMLDivElement>(null);
  const [place, setPlace] = React.useState({ left: 0, top: 0 });
  const { x, y, width, height } = props.beside;
  React.useLayoutEffect(() => {
    const own = ref.current;
    const stage = own?.parentElement;
    if (!own || !stage) return;
    const size = { width: own.offsetWidth, height: own.offsetHeight };
    setPlace(placePopup({ x, y, width, height }, size, { width: stage.clientWidth, height: stage.clientHeight }));
  }, [x, y, width, height]);
  React.useEffect(() => ref.current?.querySelector<HTMLElement>(TAKES_FOCUS)?.focus({ preventScroll: true }), []);
  const onKeyDown = (press: React.KeyboardEvent) => {
    press.stopPropagation();
    if (press.key === 'Escape') props.onCancel();
    else props.onKeyDown(press);
  };
  return (
    <div
      ref={ref}
      className={classes.popup}
      style={{ ...place, width: props.width }}
      role="dialog"
      aria-label={props.label}
      data-beside-popup={props.kind}
      onKeyDown={onKeyDown}
    >
      {props.children}
    </div>
  );
}
