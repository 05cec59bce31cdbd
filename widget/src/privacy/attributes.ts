import { scrubCss, type Attribute } from '@beside/protocol';
import { attributeKind, type AttributeKind } from './attribute-kind';
import { fieldState, isField, MASKED } from './field-state';
import { discloseStyle } from './inline-style';
import type { Lens } from './lens';
import type { Level } from './level';
import { maskText } from './mask';
import { isHtml, spaceOf } from './node-kind';
import { isPlainName, plainNames } from './plain-name';
import { withoutPersonal } from './without-personal';

/** How much of an element may be known, each by its own rule. */
interface Look {
  readonly words: Level;
  /** What is typed, chosen, reached. */
  readonly value: Level;
  /** A rule masks it: not even how it stands is told. PRIV-12 */
  readonly veiled: boolean;
  /** Its measures may be data. PRIV-10 */
  readonly measured: boolean;
}

/** A field's size when it was first looked at: it may grow with what is typed. PRIV-10 */
const firstExtent = new WeakMap<Element, Record<string, string | null>>();

/** What may be known of an element's attributes and of a control's state. PRIV-8 */
export function discloseAttributes(element: Element, lens: Lens, fresh: boolean): Attribute[] {
  const out: Attribute[] = [];
  const names = element.getAttributeNames();
  const top = lens.top.get(element);
  if (names.length === 0 && !isField(element) && !top) return out;
  const look = lookAt(element, lens, fresh);
  for (const name of names) {
    const value = element.getAttribute(name) ?? '';
    const kind = attributeKind(spaceOf(element) ?? 'html', name, value);
    const disclosed = discloseAttribute(element, name, value, kind, look, lens);
    if (disclosed !== null) out.push({ name, value: disclosed });
  }
  if (isField(element)) out.push(...fieldState(element, look.value, look.words));
  else if (isEditor(element) && (fresh || lens.valueLevel(element) !== 'shown')) out.push(MASKED);
  if (top && !look.veiled) out.push({ name: '@top', value: top });
  return out;
}

function lookAt(element: Element, lens: Lens, fresh: boolean): Look {
  const veiled = lens.veil(element) !== null;
  if (isField(element)) {
    if (!firstExtent.has(element)) firstExtent.set(element, extentNow(element));
    const holder = isHtml(element, 'option') ? (element.closest('select') ?? element) : element;
    const value = fresh ? 'masked' : lens.valueLevel(holder);
    return { words: fresh ? 'masked' : lens.fieldNameLevel(element), value, veiled, measured: value === 'shown' };
  }
  const words = lens.wordsLevel(element);
  const measured = lens.resolve(element).level === 'shown' || (words === 'shown' && !isBar(element));
  return { words: fresh ? 'masked' : words, value: 'masked', veiled, measured };
}

/** Something drawn that says nothing: its measures are all it has to say. */
function isBar(element: Element): boolean {
  return spaceOf(element) === 'html' && element.hasAttribute('style') && !/\S/.test(element.textContent ?? '');
}

function discloseAttribute(
  element: Element,
  name: string,
  value: string,
  kind: AttributeKind,
  look: Look,
  lens: Lens,
): string | null {
  switch (kind) {
    case 'name':
      return plainNames(value) || null;
    case 'keyword':
      return /^[a-z]{0,16}([-\s][a-z]{1,16}){0,3}$/i.test(value) ? value : '';
    case 'editor':
      return editorWord(element);
    case 'number':
      return /^\d{1,4}$/.test(value) ? value : null;
    case 'condition':
      return !look.veiled && /^([a-z]{0,12}|\d{1,6})$/.test(value) ? value : null;
    case 'measure':
      return look.measured && /^-?[\w#.%]{1,20}$/.test(value) && isPlainName(value) ? value : null;
    case 'extent': {
      const extent = look.value === 'shown' ? value : firstExtent.get(element)?.[name];
      return extent && /^\d{1,4}$/.test(extent) ? extent : null;
    }
    case 'limit':
      return look.value === 'shown' && isPlainName(value) ? value : null;
    case 'state':
      return stateLevel(element, name, look, lens) === 'shown' ? withoutPersonal(value) : null;
    case 'words':
      return look.words === 'shown' ? withoutPersonal(value) : name === 'placeholder' ? null : maskText(value);
    case 'shape':
      return look.measured ? scrubCss(value) : null;
    case 'style':
      return (
        discloseStyle(element, look.veiled ? 'nothing' : look.measured ? 'all' : 'no-measures', (url) =>
          look.words === 'shown' && lens.resolve(element).level === 'shown' && lens.assets
            ? lens.assets.reference(url, null, element, true)
            : null,
        ) || null
      );
    case 'link':
      return spaceOf(element) === 'svg' && /^#[\w.-]+$/.test(value) && isPlainName(value) ? value : '';
    case 'dropped':
      return null;
  }
}

/** Whether one can type in an element, as HTML reads its attribute: an empty one is `true`, another word says nothing. PRIV-8 */
function editorWord(element: Element): string | null {
  const word = element.getAttribute('contenteditable')?.toLowerCase();
  return word === '' ? 'true' : (/^(true|plaintext-only|false)$/.exec(word ?? '')?.[0] ?? null);
}

function isEditor(element: Element): boolean {
  return /^(true|plaintext-only)$/.test(editorWord(element) ?? '');
}

function extentNow(field: Element): Record<string, string | null> {
  return { size: field.getAttribute('size'), rows: field.getAttribute('rows'), cols: field.getAttribute('cols') };
}

/** A tab that is chosen is a place in the page; anything else that is chosen is a value. PRIV-10 */
function stateLevel(element: Element, name: string, look: Look, lens: Lens): Level {
  if (isField(element) || look.words !== 'shown') return 'masked';
  return name === 'aria-selected' && element.getAttribute('role') === 'tab' ? 'shown' : lens.valueLevel(element);
}
