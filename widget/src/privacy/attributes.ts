import { scrubCss } from '@beside/protocol';

/** Attributes that say how something is built or what state it is in, not whose data it holds. Everything else stays. PRIV-8 */
const STRUCTURAL = new Set(
  `class id dir lang role hidden disabled readonly required multiple open type min max step rows cols size colspan rowspan scope span
  width height align valign bgcolor border cellpadding cellspacing start reversed wrap for slot part exportparts popover
  aria-expanded aria-hidden aria-invalid aria-current aria-disabled aria-level aria-orientation aria-haspopup aria-sort aria-busy
  aria-required aria-readonly aria-multiline aria-posinset aria-setsize`.split(/\s+/),
);
/** Words for people: disclosed like text. */
const WORDS = new Set('title alt aria-label aria-description aria-roledescription label'.split(' '));
/** The state of a control: disclosed like its value. */
const CONTROL_STATE = new Set(
  'aria-checked aria-pressed aria-selected aria-valuenow aria-valuetext value low high optimum'.split(' '),
);
/** Shapes: a chart is data, an icon is not. */
const SHAPE =
  /^(x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|d|dx|dy|fx|fy|points|pathLength|viewBox|preserveAspectRatio|transform|gradientUnits|gradientTransform|spreadMethod|offset|clipPathUnits|maskUnits|patternUnits|patternContentUnits|patternTransform|refX|refY|markerWidth|markerHeight|markerUnits|orient|stdDeviation|in|in2|result|mode|values|operator|fill|fill-opacity|fill-rule|stroke|stroke-[a-z]+|opacity|stop-color|stop-opacity|clip-path|clip-rule|mask|filter|font-[a-z]+|text-anchor|dominant-baseline|vector-effect|width|height)$/;
/** In a masked part an element's own measures may be the data (the length of a bar). */
const MEASURE =
  /^\s*(-webkit-)?(min-|max-)?(width|height|inline-size|block-size|left|right|top|bottom|inset.*|transform|translate|rotate|scale|offset.*|clip-path|flex.*|grid.*|background.*|--.*)\s*:/i;

export type AttributeKind = 'structural' | 'words' | 'state' | 'shape' | 'style' | 'link' | 'dropped';

export function attributeKind(element: Element, name: string): AttributeKind {
  if (name === 'style') return 'style';
  if (name === 'href') return 'link';
  if (WORDS.has(name)) return 'words';
  if (CONTROL_STATE.has(name)) return 'state';
  if (element instanceof SVGElement && SHAPE.test(name)) return 'shape';
  return STRUCTURAL.has(name) ? 'structural' : 'dropped';
}

/** An inline style without anything that fetches and, in a masked part, without measures. PRIV-9 PRIV-10 */
export function discloseStyle(css: string, masked: boolean): string {
  const scrubbed = scrubCss(css);
  if (!masked) return scrubbed;
  return scrubbed
    .split(';')
    .filter((declaration) => !MEASURE.test(declaration))
    .join(';');
}
