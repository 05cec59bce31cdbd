import { editorAround } from './editor-mark';
import { isHtml } from './node-kind';

/** Widgets that go by Home, End and the page keys themselves. */
const BY_KEYS =
  '[role=listbox],[role=grid],[role=treegrid],[role=tree],[role=menu],[role=menubar],[role=tablist],[role=radiogroup],[role=slider],[role=spinbutton],[role=combobox],[role=textbox],[role=searchbox],[role=application]';

/** Whether the keys that scroll mean something else at an element. */
export function hasOwnKeys(element: Element): boolean {
  return (
    isHtml(element, 'input', 'textarea', 'select') ||
    element.closest(BY_KEYS) !== null ||
    editorAround(element) !== null
  );
}
