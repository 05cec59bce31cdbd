import { isHtml } from './node-kind';

const LABEL_TAGS = new Set('button label legend h1 h2 h3 h4 h5 h6 nav option optgroup summary caption dt'.split(' '));
const LABEL_ROLE =
  /^(button|tab|menuitem|menuitemcheckbox|menuitemradio|heading|columnheader|navigation|option|switch|alert)$/;
/** Here data begins: what stands in it is content, even inside something that names. */
const DATA_TAGS = new Set('td textarea select output dd'.split(' '));
const DATA_ROLE = /^(textbox|searchbox|combobox|cell|gridcell|log)$/;
const BUTTON_INPUT = /^(button|submit|reset)$/;

/**
 * Whether an element names something (buttons, labels, legends, headings, navigation, table heads, options, field errors) or holds
 * somebody's data; `null` when it says neither, then what it stands in decides. What the base `labels` shows. PRIV-2
 */
export function namesSomething(element: Element, errorIds: () => ReadonlySet<string>): boolean | null {
  const tag = element.localName;
  if (!element.hasAttributes() && tag !== 'th') return LABEL_TAGS.has(tag) || (DATA_TAGS.has(tag) ? false : null); // most are plain
  const role = element.getAttribute('role') ?? '';
  if (element.hasAttribute('contenteditable') || DATA_ROLE.test(role)) return false;
  if (LABEL_TAGS.has(tag) || LABEL_ROLE.test(role) || isTableHead(element) || isButtonInput(element)) return true;
  const id = element.getAttribute('id');
  if (id && errorIds().has(id)) return true;
  return DATA_TAGS.has(tag) ? false : null;
}

/** The ids of the messages that invalid fields point to. */
export function fieldErrorIds(root: ParentNode): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const field of root.querySelectorAll('[aria-errormessage],[aria-invalid="true"][aria-describedby]')) {
    for (const name of ['aria-errormessage', 'aria-describedby']) {
      if (name === 'aria-describedby' && field.getAttribute('aria-invalid') !== 'true') continue;
      for (const id of (field.getAttribute(name) ?? '').split(/\s+/)) ids.add(id);
    }
  }
  return ids;
}

function isTableHead(element: Element): boolean {
  return isHtml(element, 'th') && !/^row/i.test(element.getAttribute('scope') ?? '');
}

function isButtonInput(element: Element): boolean {
  return isHtml(element, 'input') && BUTTON_INPUT.test(element.type);
}
