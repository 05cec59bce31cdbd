import type * as React from 'react';
import { toolOfKey, type Tool } from '../marks/tools';

/** What a key does anywhere in the desk, besides choosing a tool. SESS-37 */
export const shortcuts = ['invite', 'exit', 'write', 'help'] as const;
export type Shortcut = (typeof shortcuts)[number];

/** As `aria-keyshortcuts` has them. What reaches beyond the page needs Shift: no stray letter does it. */
export const SHORTCUT_KEYS = { invite: 'Shift+C', exit: 'Shift+X', write: 'Shift+W', help: '?' } as const;

type PressedKey = Pick<React.KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** What a key stands for; `null`: nothing of the desk's, and left to the page or the browser. */
export function shortcutOf({ key, shiftKey, ctrlKey, altKey, metaKey }: PressedKey): Shortcut | Tool | null {
  if (ctrlKey || altKey || metaKey) return null;
  if (key === SHORTCUT_KEYS.help) return 'help';
  if (!shiftKey) return toolOfKey(key);
  return shortcuts.find((one) => SHORTCUT_KEYS[one] === `Shift+${key.toUpperCase()}`) ?? null;
}

/** Where keys are for writing and choosing. */
const FIELDS =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="listbox"], [role="slider"], [role="menu"]';

/** Hears the keys of what stands in an element. @param act `false`: the key means nothing now */
export function onShortcut(act: (shortcut: Shortcut | Tool) => boolean): (press: React.KeyboardEvent) => void {
  return (press) => {
    const isTyping = press.nativeEvent.isComposing || (press.target as Element).closest(FIELDS) !== null;
    if (press.defaultPrevented || isTyping || press.repeat) return;
    const shortcut = shortcutOf(press);
    if (shortcut && act(shortcut)) press.preventDefault();
  };
}
