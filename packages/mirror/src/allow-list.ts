/**
 * What the mirror draws, whatever the wire says: the second list, beside the customer-side one. Everything else is drawn as an
 * empty inert element, or not set at all. PRIV-8
 */
const HTML_TAGS = new Set(
  `html head body title a abbr address article aside b bdi bdo big blockquote br button caption center cite code col colgroup data
  datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr
  i img input ins kbd label legend li main map mark menu meter nav nobr ol optgroup option output p picture pre progress q rp rt ruby s
  samp search section select slot small span strike strong sub summary sup table tbody td textarea tfoot th thead time tr tt u ul var
  wbr canvas video iframe`.split(/\s+/),
);
const SVG_TAGS = new Set(
  `svg g path rect circle ellipse line polyline polygon text tspan textPath defs linearGradient radialGradient stop clipPath mask
  pattern symbol use marker title desc filter feGaussianBlur feOffset feBlend feColorMatrix feComposite feFlood feMerge feMergeNode
  feDropShadow`.split(/\s+/),
);
const MATH_TAG = /^(math|m[a-z]+)$/;
/** A custom element's name: never defined in the frame, so it is an unknown element that page CSS may style. */
const CUSTOM_TAG = /^[a-z][a-z0-9._]*-[a-z0-9._-]*$/;

const HTML_ATTRIBUTES = new Set(
  `class id dir lang title alt role hidden disabled readonly required checked selected multiple open placeholder type min max step
  rows cols size maxlength colspan rowspan scope span width height align valign bgcolor border frameborder cellpadding cellspacing color face start
  reversed value wrap low high optimum label for slot part exportparts popover cite datetime draggable spellcheck`.split(
    /\s+/,
  ),
);
const SVG_ATTRIBUTE =
  /^(x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|d|dx|dy|fx|fy|points|pathLength|viewBox|preserveAspectRatio|transform|gradientUnits|gradientTransform|spreadMethod|offset|clipPathUnits|maskUnits|patternUnits|patternContentUnits|patternTransform|refX|refY|markerWidth|markerHeight|markerUnits|orient|textLength|lengthAdjust|startOffset|rotate|stdDeviation|in|in2|result|mode|values|type|operator|k1|k2|k3|k4|fill|fill-opacity|fill-rule|stroke|stroke-[a-z]+|opacity|stop-color|stop-opacity|clip-path|clip-rule|mask|filter|color|flood-color|flood-opacity|font-[a-z]+|text-anchor|dominant-baseline|alignment-baseline|letter-spacing|word-spacing|visibility|display|overflow|vector-effect|paint-order|shape-rendering|marker-(start|mid|end)|width|height)$/;
const PREFIXED = /^(aria|data)-[a-z0-9_.-]+$/;
/** Live regions and alerts of the customer's page must not speak at the agent's desk. */
const SILENT_ROLES = /^(alert|alertdialog|log|marquee|status|timer)$/;

export function isTagAllowed(space: 'html' | 'svg' | 'math', tag: string): boolean {
  if (space === 'svg') return SVG_TAGS.has(tag);
  if (space === 'math') return MATH_TAG.test(tag);
  return HTML_TAGS.has(tag) || CUSTOM_TAG.test(tag);
}

/** The value to set, or `null` when the attribute is not drawn. */
export function allowedAttribute(space: 'html' | 'svg' | 'math', name: string, value: string): string | null {
  if (name === 'aria-live' || name === 'aria-modal') return null;
  if (name === 'role') return SILENT_ROLES.test(value.trim().toLowerCase()) ? null : value;
  if (name === 'type') return /^(password|file|image|submit|reset)$/i.test(value) ? neutralType(value) : value;
  if (name === 'href') return space === 'svg' ? (/^#[\w-]+$/.test(value) ? value : null) : '#';
  if (space === 'svg' && SVG_ATTRIBUTE.test(name)) return /url\(\s*["']?(?!["']?#)/i.test(value) ? null : value;
  return HTML_ATTRIBUTES.has(name) || PREFIXED.test(name) ? value : null;
}

function neutralType(value: string): string {
  return /^(submit|reset)$/i.test(value) ? 'button' : 'text';
}
