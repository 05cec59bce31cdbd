const LABEL_TAGS = new Set('BUTTON LABEL LEGEND H1 H2 H3 H4 H5 H6 NAV OPTION OPTGROUP SUMMARY CAPTION DT'.split(' '));
const LABEL_ROLE =
  /^(button|tab|menuitem|menuitemcheckbox|menuitemradio|heading|columnheader|navigation|option|switch|alert)$/;
/** Here data begins: what stands in it is content, even inside something that names. */
const DATA_TAGS = new Set('TD TEXTAREA SELECT OUTPUT DD'.split(' '));
const DATA_ROLE = /^(textbox|searchbox|combobox|cell|gridcell|log)$/;
const BUTTON_INPUT = /^(button|submit|reset)$/;

/**
 * Whether an element names something rather than holding somebody's data: buttons, labels, legends, headings, navigation, table
 * heads, options, field names and errors. What the base `labels` shows. PRIV-2
 */
export function isLabelContext(element: Element | null): boolean {
  for (let at = element; at; at = at.parentElement) {
    const role = at.getAttribute('role') ?? '';
    if (at.hasAttribute('contenteditable') || DATA_ROLE.test(role)) return false;
    if (
      LABEL_TAGS.has(at.tagName) ||
      LABEL_ROLE.test(role) ||
      isTableHead(at) ||
      isButtonInput(at) ||
      isFieldError(at)
    ) {
      return true;
    }
    if (DATA_TAGS.has(at.tagName)) return false;
  }
  return false;
}

function isTableHead(element: Element): boolean {
  return element.tagName === 'TH' && element.getAttribute('scope') !== 'row';
}

function isButtonInput(element: Element): boolean {
  return element instanceof HTMLInputElement && BUTTON_INPUT.test(element.type);
}

/** The message that an invalid field points to. */
function isFieldError(element: Element): boolean {
  if (!element.id) return false;
  const id = CSS.escape(element.id);
  const root = element.getRootNode() as Document | ShadowRoot;
  return root.querySelector(`[aria-errormessage~="${id}"],[aria-invalid="true"][aria-describedby~="${id}"]`) !== null;
}
