import { drawnAt, type Point } from './obstacle';
import { upFrom } from './flat-tree';
import { realmOf } from './realm';

/*
 * What a page hears when a person uses it. Script cannot make these events trusted; all else is as the browser makes them, and the
 * browser's own answers (a tick, an opened menu) follow where it gives them to a script's events.
 */

const MIDDLE: Point = { x: 0.5, y: 0.5 };
type Release = () => void;

/** Moves the pointer onto a place of an element; `from` is where it was. */
export function pointAt(element: Element, at: Point = MIDDLE, from: Element | null = null): Element {
  const target = drawnAt(element, at);
  if (from?.isConnected && from !== target)
    mouse(from, at, ['pointerout', 'mouseout', 'pointerleave', 'mouseleave'], 0);
  mouse(target, at, ['pointerover', 'pointerenter', 'mouseover', 'mouseenter', 'pointermove', 'mousemove'], 0);
  return target;
}

/** Presses an element with the mouse. */
export function pressWithMouse(element: Element, at: Point = MIDDLE): void {
  const target = pointAt(element, at);
  const [, isDown] = mouse(target, at, ['pointerdown', 'mousedown'], 1);
  if (isDown) focusable(target)?.focus({ preventScroll: true });
  mouse(target, at, ['pointerup', 'mouseup'], 0);
  if (target.isConnected) mouse(target, at, ['click'], 0);
}

/** Goes into a field as a person does; returns its leaving. Without `really` the page hears of it, and the customer's own focus stays. */
export function enterField(field: HTMLElement, really: boolean): Release {
  const before = field.ownerDocument.activeElement as HTMLElement | null;
  const isThere = field.matches(':focus');
  mouse(field, MIDDLE, ['pointerdown', 'mousedown'], 1);
  if (!isThere) hearing(field, 'focus', () => really && field.focus({ preventScroll: true }), ['focus', 'focusin']);
  mouse(field, MIDDLE, ['pointerup', 'mouseup', 'click'], 0);
  return () => {
    if (isThere) return;
    hearing(field, 'blur', () => really && field.blur(), ['blur', 'focusout']);
    if (really && before && before !== field && before.isConnected && before !== field.ownerDocument.body)
      before.focus({ preventScroll: true });
  };
}

/** Presses a key down; whether the page leaves it to the browser. */
export function keyDown(target: Element, key: string, shift = false): boolean {
  return keyboard(target, 'keydown', key, shift);
}

export function keyUp(target: Element, key: string, shift = false): void {
  keyboard(target, 'keyup', key, shift);
}

/** `beforeinput`; whether the page leaves the change to the browser. */
export function beforeInput(target: Element, inputType: string, data: string | null): boolean {
  const { InputEvent } = realmOf(target);
  return target.dispatchEvent(
    new InputEvent('beforeinput', { inputType, data, bubbles: true, cancelable: true, composed: true }),
  );
}

export function input(target: Element, inputType: string, data: string | null): void {
  const { InputEvent } = realmOf(target);
  target.dispatchEvent(new InputEvent('input', { inputType, data, bubbles: true, composed: true }));
}

/** What a control without letters tells when it has changed. */
export function inputAndChange(target: Element): void {
  const { Event } = realmOf(target);
  target.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  change(target);
}

export function change(target: Element): void {
  const { Event } = realmOf(target);
  target.dispatchEvent(new Event('change', { bubbles: true }));
}

function mouse(target: Element, at: Point, types: readonly string[], buttons: number): boolean[] {
  const realm = realmOf(target);
  const box = target.getBoundingClientRect();
  return types.map((type) => {
    const stays = /(enter|leave)$/.test(type);
    const init = {
      bubbles: !stays,
      cancelable: !stays,
      composed: true,
      view: realm,
      detail: /^(mousedown|mouseup|click)$/.test(type) ? 1 : 0,
      button: type.endsWith('move') ? -1 : 0,
      buttons,
      clientX: box.left + box.width * at.x,
      clientY: box.top + box.height * at.y,
    };
    const Pointer = realm.PointerEvent ?? realm.MouseEvent;
    const isPointer = type.startsWith('pointer') || type === 'click';
    const made = isPointer
      ? new Pointer(type, { ...init, pointerId: 1, pointerType: 'mouse', isPrimary: true })
      : new realm.MouseEvent(type, { ...init, button: 0 });
    return target.dispatchEvent(made);
  });
}

function keyboard(target: Element, type: string, key: string, shiftKey: boolean): boolean {
  const { KeyboardEvent } = realmOf(target);
  const keyCode = KEY_CODES[key] ?? (key.length === 1 ? key.toUpperCase().charCodeAt(0) : 0);
  const code = KEY_CODES[key] ? key : /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '';
  const init = { key, code, keyCode, which: keyCode, shiftKey, bubbles: true, cancelable: true, composed: true };
  return target.dispatchEvent(new KeyboardEvent(type, init as KeyboardEventInit));
}

const KEY_CODES: Readonly<Record<string, number>> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Escape: 27,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Delete: 46,
};

/** A window that is not in front moves its focus and tells nobody: then the page is told all the same. */
function hearing(field: HTMLElement, type: string, move: () => void, tell: readonly string[]): void {
  let heard = false;
  const hear = () => (heard = true);
  field.addEventListener(type, hear, true);
  move();
  field.removeEventListener(type, hear, true);
  if (heard) return;
  const { FocusEvent } = realmOf(field);
  for (const name of tell)
    field.dispatchEvent(
      new FocusEvent(name, { bubbles: name.startsWith('focus') && name !== 'focus', composed: true }),
    );
}

function focusable(target: Element): HTMLElement | null {
  for (const at of upFrom(target)) {
    const { tabIndex, isContentEditable } = at as HTMLElement;
    if (tabIndex >= 0 || isContentEditable) return at as HTMLElement;
  }
  return null;
}
