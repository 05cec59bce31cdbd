import type { ActKey } from '@beside/protocol';
import { isHtml } from '../privacy/node-kind';
import { command } from './editor';
import { caretOf, put, setWhole, type TextField } from './fill-field';
import { fieldOf, type Field } from './field';
import { upFrom } from './flat-tree';
import { groupOf } from './held';
import { isDisabled, isDrawn } from './obstacle';
import { beforeInput, inputAndChange, keyDown, keyUp, pressWithMouse } from './person-events';
import { setNative } from './realm';

const BACK: readonly ActKey[] = ['ArrowLeft', 'ArrowUp'];
const ERASING: readonly ActKey[] = ['Backspace', 'Delete'];
const ARROWS = /^Arrow/;

/** Whether a key changes what a field holds, rather than where one is in it. */
export function keyChanges(element: Element, key: ActKey): boolean {
  const field = fieldOf(element);
  if (!field) return false;
  if (field.kind === 'letters') return ERASING.includes(key) || (key === 'Enter' && isHtml(field.element, 'textarea'));
  if (field.kind === 'editor') return ERASING.includes(key) || key === 'Enter';
  return ARROWS.test(key) && !(field.kind === 'tick' && field.element.type === 'checkbox');
}

/** Whether Enter at an element could send something, and does not just begin a line or choose in an opened list. CTRL-6 */
export function entersFinally(element: Element): boolean {
  const field = fieldOf(element);
  if (field?.kind === 'editor' || isHtml(element, 'textarea')) return false;
  const isCombobox = element.getAttribute('role') === 'combobox' && element.getAttribute('aria-expanded') === 'true';
  return field !== null && !isCombobox;
}

/**
 * Presses a key at an element, and does what the browser does of it: it does so for trusted keys alone. Enter in a text begins a line
 * and is no key to the page, which may send on it.
 */
export function pressKey(element: Element, key: ActKey, shift: boolean): void {
  const field = fieldOf(element);
  if (key === 'Enter' && field && field.kind !== 'letters' && field.kind !== 'editor') return;
  if (key === 'Enter' && field && keyChanges(element, key)) return beginLine(field);
  const goesOn = keyDown(element, key, shift);
  if (goesOn) byDefault(element, field, key, shift);
  if (element.isConnected) keyUp(element, key, shift);
}

function byDefault(element: Element, field: Field | null, key: ActKey, shift: boolean): void {
  if (key === 'Tab') return moveOn(element, shift);
  if (key === 'Escape') return closeAround(element);
  if (field?.kind === 'letters') return inLetters(field.element, key, shift);
  if (field?.kind === 'editor') return inEditor(field.element, key, shift);
  if (!ARROWS.test(key)) return;
  const step = BACK.includes(key) ? -1 : 1;
  if (field?.kind === 'list') return chooseNext(field.element, step);
  if (field?.kind === 'tick') return tickNext(field.element, step);
  if (field?.kind === 'whole') stepOn(field.element, key === 'ArrowUp' || key === 'ArrowRight' ? 1 : -1);
}

function beginLine(field: Field): void {
  if (field.kind === 'editor') return command(field.element, 'insertLineBreak');
  if (field.kind !== 'letters') return;
  if (beforeInput(field.element, 'insertLineBreak', null)) put(field.element, '\n', 'insertLineBreak');
}

function inLetters(element: TextField, key: ActKey, shift: boolean): void {
  const caret = caretOf(element);
  if (!caret) return;
  const [from, to] = caret;
  if (key === 'Backspace' || key === 'Delete') {
    const isBack = key === 'Backspace';
    if (from === to) element.setSelectionRange(isBack ? Math.max(0, from - 1) : from, isBack ? to : to + 1);
    const inputType = isBack ? 'deleteContentBackward' : 'deleteContentForward';
    if (beforeInput(element, inputType, null)) put(element, '', inputType);
    return;
  }
  const moves = element.selectionDirection === 'backward' ? from : to;
  const holds = moves === from ? to : from;
  const next = caretAfter(element.value, key, moves);
  if (next === null) return;
  if (shift)
    element.setSelectionRange(Math.min(holds, next), Math.max(holds, next), next < holds ? 'backward' : 'forward');
  else element.setSelectionRange(next, next);
}

/** Where a key brings the caret. A line is what stands between two breaks, however the browser wraps it. */
function caretAfter(value: string, key: ActKey, at: number): number | null {
  const lineStart = value.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = value.indexOf('\n', at) < 0 ? value.length : value.indexOf('\n', at);
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'ArrowRight':
      return Math.min(value.length, at + 1);
    case 'Home':
      return lineStart;
    case 'End':
      return lineEnd;
    case 'ArrowUp': {
      const above = value.lastIndexOf('\n', lineStart - 2) + 1;
      return lineStart === 0 ? 0 : Math.min(above + at - lineStart, lineStart - 1);
    }
    case 'ArrowDown': {
      const below = value.indexOf('\n', lineEnd + 1) < 0 ? value.length : value.indexOf('\n', lineEnd + 1);
      return lineEnd === value.length ? lineEnd : Math.min(lineEnd + 1 + at - lineStart, below);
    }
    case 'PageUp':
      return 0;
    case 'PageDown':
      return value.length;
    default:
      return null;
  }
}

const MOVES: Readonly<Partial<Record<ActKey, readonly [string, string]>>> = {
  ArrowLeft: ['left', 'character'],
  ArrowRight: ['right', 'character'],
  ArrowUp: ['backward', 'line'],
  ArrowDown: ['forward', 'line'],
  Home: ['backward', 'lineboundary'],
  End: ['forward', 'lineboundary'],
  PageUp: ['backward', 'documentboundary'],
  PageDown: ['forward', 'documentboundary'],
};

function inEditor(editor: HTMLElement, key: ActKey, shift: boolean): void {
  if (key === 'Backspace') return command(editor, 'delete');
  if (key === 'Delete') return command(editor, 'forwardDelete');
  const move = MOVES[key];
  if (move) editor.ownerDocument.getSelection()?.modify?.(shift ? 'extend' : 'move', ...move);
}

function chooseNext(list: HTMLSelectElement, step: number): void {
  if (list.multiple) return;
  for (let at = list.selectedIndex + step; at >= 0 && at < list.options.length; at += step) {
    const option = list.options[at];
    if (!option || option.disabled) continue;
    setNative(list, 'selectedIndex', at);
    return inputAndChange(list);
  }
}

function tickNext(element: HTMLInputElement, step: number): void {
  if (element.type !== 'radio') return;
  const group = groupOf(element).filter((radio) => radio === element || !isDisabled(radio));
  const next = group[(group.indexOf(element) + step + group.length) % group.length];
  if (next && next !== element) pressWithMouse(next);
}

function stepOn(element: HTMLInputElement, step: 1 | -1): void {
  if (!/^(number|range)$/.test(element.type)) return;
  const probe = element.cloneNode() as HTMLInputElement;
  probe.value = element.value;
  if (step > 0) probe.stepUp();
  else probe.stepDown();
  if (probe.value !== element.value) setWhole(element, probe.value);
}

/** What the keyboard reaches next, in the order in which things stand. */
function moveOn(element: Element, back: boolean): void {
  const root = element.getRootNode() as Document | ShadowRoot;
  const stops = [...root.querySelectorAll<HTMLElement>('*')].filter(
    (at) => at === element || (at.tabIndex >= 0 && !isDisabled(at) && isDrawn(at)),
  );
  stops[stops.indexOf(element as HTMLElement) + (back ? -1 : 1)]?.focus();
}

/** The nearest thing above the page that Escape closes. */
function closeAround(element: Element): void {
  for (const at of upFrom(element)) {
    if (at.matches('[popover]') && at.matches(':popover-open')) return (at as HTMLElement).hidePopover();
    if (isHtml(at, 'dialog') && at.matches(':modal')) {
      const { Event } = at.ownerDocument.defaultView ?? window;
      if (at.dispatchEvent(new Event('cancel', { cancelable: true }))) at.close();
      return;
    }
  }
}
