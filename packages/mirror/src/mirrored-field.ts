import { share } from './stand';
import { EDITOR_MARK, editorAround } from './editor-mark';
import { elementAbove, isHtml } from './node-kind';

/** A field of the mirrored page, as an editor over it needs to know it. A masked one tells nothing of what it holds. */
export type MirroredField = { readonly node: number; readonly masked: boolean } & (
  | { readonly kind: 'line'; readonly type: LineType; readonly value: string }
  | { readonly kind: 'lines'; readonly value: string }
  | { readonly kind: 'choice'; readonly many: boolean; readonly options: readonly MirroredOption[] }
  | { readonly kind: 'tick'; readonly checked: boolean; readonly one: boolean }
  | { readonly kind: 'slider'; readonly share: number; readonly steps: number }
);
export interface MirroredOption {
  readonly words: string;
  readonly chosen: boolean;
  readonly disabled: boolean;
}

const lineTypes = [
  'text',
  'number',
  'email',
  'tel',
  'url',
  'search',
  'date',
  'time',
  'datetime-local',
  'month',
] as const;
export type LineType = (typeof lineTypes)[number];
const NO_FIELD = /^(button|submit|reset|image|file|hidden|color|password)$/;
/** A slider without steps of its own moves in hundredths. */
const MOST_STEPS = 100;

/** The field that an element is, stands in, or names as its label; `null` when there is none. */
export function fieldElement(hit: Element, page: Document): Element | null {
  for (let at: Element | null = hit; at; at = elementAbove(at, page)) {
    if (isHtml(at, 'input', 'textarea', 'select')) return at;
    if (isHtml(at, 'label')) return at.control;
    if (isHtml(at, 'button') || (isHtml(at, 'a') && !editorAround(at))) return null;
  }
  return editorAround(hit);
}

/** @param type what the page state calls its type: a masked value is drawn as text, whatever the field is */
export function readField(element: Element, node: number, type: string | undefined): MirroredField | null {
  const masked = element.hasAttribute('data-beside-masked');
  const known = { node, masked };
  if (isHtml(element, 'textarea')) return { ...known, kind: 'lines', value: masked ? '' : element.value };
  if (isHtml(element, 'select')) {
    const options = [...element.options].map((option) => ({
      words: option.label,
      chosen: !masked && option.selected,
      disabled: option.disabled,
    }));
    return { ...known, kind: 'choice', many: element.multiple, options };
  }
  if (element.hasAttribute(EDITOR_MARK)) return { ...known, kind: 'lines', value: masked ? '' : linesOf(element) };
  if (!isHtml(element, 'input')) return null;
  const named = (type ?? 'text').toLowerCase();
  if (NO_FIELD.test(named)) return null;
  if (named === 'checkbox' || named === 'radio')
    return { ...known, kind: 'tick', checked: !masked && element.checked, one: named === 'radio' };
  if (named === 'range') return { ...known, kind: 'slider', ...sliderOf(element, masked) };
  const line = lineTypes.find((candidate) => candidate === named) ?? 'text';
  return { ...known, kind: 'line', type: line, value: masked ? '' : element.value };
}

/** The text as it is drawn, each block on a line of its own. */
function linesOf(editor: Element): string {
  return ((editor as HTMLElement).innerText ?? editor.textContent ?? '').replace(/\n$/, '');
}

function sliderOf(element: HTMLInputElement, masked: boolean): { readonly share: number; readonly steps: number } {
  const low = numberOr(element.min, 0);
  const length = numberOr(element.max, 100) - low;
  const step = numberOr(element.step, 1);
  const steps = length > 0 && step > 0 ? Math.min(MOST_STEPS, Math.max(1, Math.round(length / step))) : MOST_STEPS;
  return { share: masked ? 0 : share(numberOr(element.value, low) - low, length), steps };
}

function numberOr(text: string, otherwise: number): number {
  const value = Number.parseFloat(text);
  return Number.isFinite(value) ? value : otherwise;
}
