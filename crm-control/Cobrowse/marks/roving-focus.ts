import * as React from 'react';

/** One tab stop for a whole bar: arrow keys, Home and End go from button to button. */
export function useRovingFocus(): {
  readonly ref: React.RefObject<HTMLDivElement>;
  readonly onKeyDown: (press: React.KeyboardEvent) => void;
  readonly onFocus: (focus: React.FocusEvent) => void;
} {
  const ref = React.useRef<HTMLDivElement>(null);
  const current = React.useRef<HTMLElement | null>(null);
  const choose = (button: HTMLElement | undefined) => {
    if (!button) return;
    current.current = button;
    for (const one of buttonsOf(ref.current)) one.tabIndex = one === button ? 0 : -1;
  };
  // After every drawing: a button may be new, gone or switched off.
  React.useEffect(() => {
    const buttons = buttonsOf(ref.current);
    choose(buttons.find((one) => one === current.current) ?? buttons[0]);
  });
  return {
    ref,
    onFocus: (focus) => choose(buttonsOf(ref.current).find((one) => one === focus.target)),
    onKeyDown: (press) => {
      const buttons = buttonsOf(ref.current);
      const next = nextPlace(press.key, buttons.indexOf(press.target as HTMLElement), buttons.length);
      if (next === null) return;
      press.preventDefault();
      choose(buttons[next]);
      buttons[next]?.focus();
    },
  };
}

/** Where a key leads from one of `count` buttons; `null` when it leads nowhere. */
export function nextPlace(key: string, from: number, count: number): number | null {
  if (from < 0 || count === 0) return null;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (from + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (from + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function buttonsOf(bar: HTMLElement | null): HTMLElement[] {
  return bar ? [...bar.querySelectorAll<HTMLElement>('button:not(:disabled)')] : [];
}
