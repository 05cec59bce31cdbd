import { beforeInput, input } from './person-events';
import { realmOf } from './realm';

/** Puts a text in place of all that a rich editor holds. The browser's own command lets editors hear of it as of typing. */
export function replaceInEditor(editor: HTMLElement, text: string): void {
  choose(editor, (range) => range.selectNodeContents(editor));
  command(editor, text === '' ? 'delete' : 'insertText', text);
}

/** One of the browser's editing commands at the caret, or the same by hand where the browser has none. */
export function command(
  editor: HTMLElement,
  name: 'insertText' | 'insertLineBreak' | 'delete' | 'forwardDelete',
  text = '',
): void {
  const { ownerDocument: page } = editor;
  if (page.execCommand?.(name, false, text)) return;
  const inputType = {
    insertText: 'insertText',
    insertLineBreak: 'insertLineBreak',
    delete: 'deleteContentBackward',
    forwardDelete: 'deleteContentForward',
  }[name];
  const range = page.getSelection()?.rangeCount ? page.getSelection()?.getRangeAt(0) : null;
  if (!range || !beforeInput(editor, inputType, text || null)) return;
  range.deleteContents();
  if (name === 'insertText') range.insertNode(page.createTextNode(text));
  if (name === 'insertLineBreak') range.insertNode(page.createElement('br'));
  range.collapse(false);
  input(editor, inputType, text || null);
}

export function choose(element: Element, place: (range: Range) => void): void {
  const page = element.ownerDocument;
  const range = page.createRange();
  place(range);
  const selection = (realmOf(element) as Window).getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** A range over the text of an element, by places in it. */
export function rangeOf(element: Element, start: number, end: number): Range | null {
  const range = element.ownerDocument.createRange();
  const walk = element.ownerDocument.createTreeWalker(element, 4 /* text */);
  let passed = 0;
  let begun = false;
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const length = text.nodeValue?.length ?? 0;
    if (!begun && start <= passed + length) {
      range.setStart(text, start - passed);
      begun = true;
    }
    if (begun && end <= passed + length) {
      range.setEnd(text, end - passed);
      return range;
    }
    passed += length;
  }
  return null;
}
