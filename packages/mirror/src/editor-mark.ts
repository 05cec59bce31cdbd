/** In place of the page's own attribute: an element that has that one takes the viewer's keyboard. PRIV-8 */
export const EDITOR_MARK = 'data-beside-editor';

/** An empty editor is a line high, as browsers draw the page's own. */
export const EDITOR_BASE = `:where([${EDITOR_MARK}]):where(:not([${EDITOR_MARK}="false"])):empty::before { content: "\\200b"; }`;

export function markEditor(element: Element, word: string | null): void {
  if (word !== null && /^(true|plaintext-only|false)$/.test(word)) element.setAttribute(EDITOR_MARK, word);
  else element.removeAttribute(EDITOR_MARK);
}

/** The whole editor in which an element stands, itself included; `null` outside one. */
export function editorAround(element: Element): Element | null {
  let editor: Element | null = null;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const word = at.getAttribute(EDITOR_MARK);
    if (word === 'false') break;
    if (word !== null) editor = at;
  }
  return editor;
}
