/** What an attribute may hold decides what becomes of it; `dropped` is whatever is not in this list. PRIV-8 */
export type AttributeKind =
  | 'name'
  | 'keyword'
  | 'editor'
  | 'number'
  | 'condition'
  | 'measure'
  | 'extent'
  | 'limit'
  | 'state'
  | 'words'
  | 'shape'
  | 'style'
  | 'link'
  | 'dropped';

const NAMES: readonly [AttributeKind, string][] = [
  // Names of the page's own making; what looks like data in them stays.
  ['name', 'class id for slot part exportparts'],
  // One of a few words of HTML, or a number of the layout.
  ['keyword', 'dir lang role hidden disabled readonly required multiple type scope align valign wrap popover reversed'],
  ['keyword', 'aria-hidden aria-disabled aria-haspopup aria-orientation aria-multiline aria-readonly aria-required'],
  // Whether one can type in it, in HTML's own three words.
  ['editor', 'contenteditable'],
  ['number', 'colspan rowspan span border cellpadding cellspacing frameborder aria-level'],
  // What is open, current, wrong: how the page stands, not what it holds. In a part that a rule masks it would be a choice.
  ['condition', 'open aria-expanded aria-current aria-invalid aria-sort aria-busy aria-posinset aria-setsize'],
  // How large, where, in which colour: in a masked part that may be the data itself.
  ['measure', 'width height bgcolor start'],
  // The size of a field, in characters: as it was when it was first looked at.
  ['extent', 'size rows cols'],
  ['limit', 'min max step'],
  ['state', 'aria-checked aria-pressed aria-selected aria-valuenow aria-valuetext'],
  ['words', 'title alt placeholder aria-label aria-description aria-roledescription label'],
  ['style', 'style'],
  ['link', 'href'],
];
const KINDS = new Map(NAMES.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)));

/** Names that component libraries style by, with the few values that say nothing of the customer's. */
const LAYOUT_DATA = /^data-((bs|popper|color)-)?(state|orientation|side|align|theme|mode|scheme|placement|position)$/;
const LAYOUT_WORD =
  /^(open|closed|horizontal|vertical|top|right|bottom|left|start|end|center|dark|light)(-(start|end))?$/;

/** Shapes: a chart is data, an icon is not. */
const SHAPE =
  /^([xy][12]?|[cdf][xy]|r[xy]?|d|points|pathLength|viewBox|preserveAspectRatio|transform|[a-z]+(Units|Transform)|spreadMethod|offset|ref[XY]|marker(Width|Height)|orient|stdDeviation|in2?|result|mode|values|operator|opacity|(fill|stroke|stop|clip|font)(-[a-z]+)?|mask|filter|text-anchor|dominant-baseline|vector-effect|width|height)$/;

export function attributeKind(space: 'html' | 'svg' | 'math', name: string, value: string): AttributeKind {
  if (space === 'svg' && SHAPE.test(name)) return 'shape';
  return KINDS.get(name) ?? (LAYOUT_DATA.test(name) && LAYOUT_WORD.test(value) ? 'keyword' : 'dropped');
}

/** Whether a style sheet may ask for this value: only attributes that travel as they are can answer. */
export function isStructural(name: string, value: string): boolean {
  return /^(name|keyword|editor|number|condition|state)$/.test(attributeKind('html', name, value));
}
