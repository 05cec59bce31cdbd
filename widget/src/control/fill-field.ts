import type { FieldValue } from '@beside/protocol';
import { atShare, type Field } from './field';
import { replaceInEditor } from './editor';
import {
  beforeInput,
  change,
  enterField,
  input,
  inputAndChange,
  keyDown,
  keyUp,
  pressWithMouse,
} from './person-events';
import { isDrawn } from './obstacle';
import { setNative } from './realm';

export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** A longer text comes as if pasted. */
const MAX_TYPED_CHARACTERS = 200;

/**
 * Brings a field to hold a value, with the events that a person causes on the way and the leaving that commits it.
 * @param really moves the keyboard there; without, the customer's own focus stays where it is
 */
export function fillField(field: Field, value: FieldValue, really: boolean): void {
  switch (field.kind) {
    case 'tick':
      if (value.kind === 'checked' && field.element.checked !== value.checked) pressTick(field.element);
      return;
    case 'list':
      return value.kind === 'options' ? choose(field.element, value.chosen, really) : undefined;
    case 'whole': {
      const leave = enterField(field.element, really);
      const next =
        value.kind === 'share' ? atShare(field.element, value.share) : value.kind === 'text' ? value.text : null;
      if (next !== null && next !== field.element.value) setWhole(field.element, next);
      return leave();
    }
    case 'letters': {
      if (value.kind !== 'text') return;
      const leave = enterField(field.element, really);
      const before = field.element.value;
      if (before !== value.text) type(field.element, value.text);
      if (field.element.value !== before) change(field.element);
      return leave();
    }
    case 'editor': {
      if (value.kind !== 'text') return;
      const leave = enterField(field.element, really);
      replaceInEditor(field.element, value.text);
      return leave();
    }
  }
}

/** Ticks a box; one that is drawn by its label alone is ticked there. */
export function pressTick(element: HTMLInputElement): void {
  const drawn = isDrawn(element) ? element : [...(element.labels ?? [])].find(isDrawn);
  if (drawn === element || !drawn) return pressWithMouse(element);
  pressWithMouse(drawn);
}

export function setWhole(element: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  setNative(element, 'value', value);
  inputAndChange(element);
}

export function choose(element: HTMLSelectElement, chosen: readonly number[], really: boolean): void {
  const wanted = new Set(chosen);
  const leave = enterField(element, really);
  const isSo = [...element.options].every((option, at) => option.selected === wanted.has(at));
  if (!isSo) {
    if (element.multiple) for (const [at, option] of [...element.options].entries()) option.selected = wanted.has(at);
    else setNative(element, 'selectedIndex', chosen[0] ?? -1);
    inputAndChange(element);
  }
  leave();
}

/** All that is in the field gives way to the first letter; the page may refuse each letter, change it, or put it in by itself. */
function type(element: TextField, text: string): void {
  element.select();
  const letters = [...text];
  if (letters.length === 0) return strike(element, { inputType: 'deleteContentBackward', key: 'Backspace', all: true });
  if (letters.length > MAX_TYPED_CHARACTERS) {
    if (beforeInput(element, 'insertFromPaste', text)) put(element, text, 'insertFromPaste', true);
    return;
  }
  letters.forEach((letter, at) =>
    strike(
      element,
      letter === '\n'
        ? { inputType: 'insertLineBreak', all: at === 0 }
        : { inputType: 'insertText', data: letter, key: letter, all: at === 0 },
    ),
  );
}

interface Stroke {
  readonly inputType: string;
  readonly data?: string;
  /** Without one the page hears of no key: it might send on it. */
  readonly key?: string;
  /** Replaces all there is, in a field that tells of no caret. */
  readonly all: boolean;
}

function strike(element: TextField, { inputType, data = '', key, all }: Stroke): void {
  const goesOn = key === undefined || keyDown(element, key);
  if (goesOn && beforeInput(element, inputType, data || null))
    put(element, inputType === 'insertLineBreak' ? '\n' : data, inputType, all);
  if (key !== undefined) keyUp(element, key);
}

/** Puts text in place of what is chosen in the field. */
export function put(element: TextField, text: string, inputType: string, all = false): void {
  const { value } = element;
  const caret = caretOf(element);
  const [from, to] = caret ?? [all ? 0 : value.length, value.length];
  setNative(element, 'value', value.slice(0, from) + text + value.slice(to));
  if (caret) element.setSelectionRange(from + text.length, from + text.length);
  input(element, inputType, inputType === 'insertText' ? text : null);
}

/** Where the caret is, or what is chosen; `null` for kinds of fields without one. */
export function caretOf({ selectionStart, selectionEnd }: TextField): readonly [number, number] | null {
  return selectionStart === null || selectionEnd === null ? null : [selectionStart, selectionEnd];
}
