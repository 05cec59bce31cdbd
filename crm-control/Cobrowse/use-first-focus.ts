import * as React from 'react';

const TAKES_FOCUS = 'input, textarea, select, [role="slider"], [role="combobox"], [role="listbox"], button';

/** Moves the focus to the first thing in a small window that takes it, once it is there. */
export function useFirstFocus(): React.RefObject<HTMLDivElement> {
  const ref = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => ref.current?.querySelector<HTMLElement>(TAKES_FOCUS)?.focus(), []);
  return ref;
}
