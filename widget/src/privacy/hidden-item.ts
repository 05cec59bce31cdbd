import type { PageObject } from './page-object';
import { isButtonInput, isField } from './field-state';
import type { Lens } from './lens';
import { elementAbove, isElement, isHtml, isText } from './node-kind';

/** The element that the customer sees and viewers do not, when `object` is one or is the text of one. PRIV-14 */
export function hiddenItem(object: PageObject, lens: Lens): Element | null {
  if (isText(object)) return hiddenText(object, lens);
  if (!isElement(object)) return null;
  const { level, typed } = lens.resolve(object);
  if (level === 'hidden') return object;
  if (isField(object))
    return isHtml(object, 'option') || isButtonInput(object) || lens.valueLevel(object) === 'shown' ? null : object;
  const isPicture = isHtml(object, 'img', 'canvas', 'video', 'iframe') || object.localName === 'svg';
  return typed || (isPicture && lens.wordsLevel(object) !== 'shown') ? object : null;
}

/** Whether it lies within no other one of them: what is hidden counts once. PRIV-14 */
export function isOutermost(element: Element, all: ReadonlySet<Element>): boolean {
  for (let at = elementAbove(element); at; at = elementAbove(at)) if (all.has(at)) return false;
  return true;
}

function hiddenText(text: Text, lens: Lens): Element | null {
  const parent = elementAbove(text);
  return parent && /\S/.test(text.data) && lens.textLevel(text, parent) !== 'shown' ? parent : null;
}
