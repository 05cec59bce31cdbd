import { VALUE_MASK } from '@beside/protocol';
import { EDITOR_MARK } from './editor-mark';

const MAX_NAME_CHARACTERS = 60;

/** What a person would call an element: its accessible label, its label element, or its text, cut short; empty when it has none. */
export function nameOfElement(element: Element): string {
  const labelled = element.getAttribute('aria-label');
  const labels = 'labels' in element ? (element as HTMLInputElement).labels : null;
  const own = element.hasAttribute(EDITOR_MARK) ? '' : element.textContent; // what is written in an editor is no name
  const words = labelled ?? labels?.[0]?.textContent ?? own ?? '';
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.replaceAll(VALUE_MASK.charAt(0), '').trim() === '') return ''; // masked words name nothing
  return line.length > MAX_NAME_CHARACTERS ? `${line.slice(0, MAX_NAME_CHARACTERS - 1)}…` : line;
}
