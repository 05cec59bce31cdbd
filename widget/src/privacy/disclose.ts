import { MAX_ATTRIBUTES, type Attribute, type PageMessage, type PageNode, type TileReason } from '@beside/protocol';
import { discloseAttributes } from './attributes';
import { cssOf } from './css-text';
import { isPlainValue } from './css-words';
import type { Disclosed } from './disclosed';
import type { Lens } from './lens';
import { maskText } from './mask';
import {
  elementAbove,
  innerDocument,
  isDocument,
  isElement,
  isHtml,
  isNode,
  isShadowRoot,
  isText,
  spaceOf,
} from './node-kind';
import type { AdoptedSheet, PageObject } from './page-object';
import { drawnTag } from './tag';
import { textWithoutPersonal, withoutPersonal } from './without-personal';

/** Elements that are no part of the picture: they would only carry code or data. */
const LEFT_OUT = new Set(
  'script noscript template meta base title object param source track datalist metadata noembed noframes'.split(' '),
);
const TILED: Readonly<Record<string, TileReason>> = {
  img: 'image',
  video: 'media',
  audio: 'media',
  canvas: 'canvas',
  iframe: 'frame',
  frame: 'frame',
  embed: 'plugin',
};
/** A hidden part's size is known only as roughly as this: it grows with what it holds. PRIV-12 */
const HIDDEN_STEP_PX = 32;

/**
 * The one way out: a part of the page → what may be known of it, or `null` when it is no part of the picture at all. PRIV-1
 * @param fresh the node is younger than one frame: whoever made it may still be about to say that it is private. PRIV-6
 */
export function disclose(object: PageObject, lens: Lens, fresh: boolean): Disclosed<PageNode> | null {
  if (isText(object)) return discloseText(object, lens, fresh);
  if (isShadowRoot(object)) return made({ kind: 'shadow' });
  if (isElement(object)) return discloseElement(object, lens, fresh);
  if (isDocument(object)) return made({ kind: 'frame', quirks: object.compatMode === 'BackCompat' });
  return isNode(object) ? null : discloseAdopted(object, lens);
}

/** A message of the page stream that holds nothing but disclosed parts and measures. */
export function discloseMessage<M extends Exclude<PageMessage, { kind: 'patch' | 'snapshot' }>>(
  message: M,
): Disclosed<M>;
export function discloseMessage(message: DisclosedPatch): Disclosed<PageMessage>;
export function discloseMessage(message: object): Disclosed<object> {
  return made(message);
}

type Patch = Extract<PageMessage, { kind: 'patch' }>;
type Operation = Patch['operations'][number];
type Insert = Extract<Operation, { kind: 'insert' }>;
/** An operation whose every text has come through `disclose`. */
export type DisclosedOperation =
  | Exclude<Operation, { kind: 'insert' | 'text' | 'style' | 'attribute' }>
  | (Omit<Insert, 'nodes'> & {
      readonly nodes: readonly { readonly level: number; readonly node: Disclosed<PageNode> }[];
    })
  | { readonly kind: 'text'; readonly id: number; readonly text: Disclosed<string> }
  | { readonly kind: 'style'; readonly id: number; readonly css: Disclosed<string> }
  | {
      readonly kind: 'attribute';
      readonly id: number;
      readonly name: string;
      readonly value: Disclosed<string> | null;
    };
type DisclosedPatch = { readonly kind: 'patch'; readonly operations: readonly DisclosedOperation[] };

type Snapshot = Extract<PageMessage, { kind: 'snapshot' }>;

/** The head of a snapshot. The title is words of the page: shown by a rule on `<title>` alone. PRIV-8 */
export function discloseSnapshot(
  page: Document,
  lens: Lens,
  measures: Omit<Snapshot, 'kind' | 'title' | 'origin' | 'language' | 'direction' | 'quirks'>,
): Disclosed<PageMessage> {
  const title = page.querySelector('title');
  const shown = title !== null && lens.valueLevel(title) === 'shown';
  const { lang } = page.documentElement;
  return made({
    kind: 'snapshot',
    ...measures,
    title: shown ? withoutPersonal(page.title) : '',
    origin: location.origin,
    language: /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(lang) ? lang : '',
    direction: getComputedStyle(page.documentElement).direction === 'rtl' ? 'rtl' : 'ltr',
    quirks: page.compatMode === 'BackCompat',
  });
}

/** The parts of a disclosed node, to be sent one by one when they change. */
export function textOf(node: Disclosed<PageNode>): Disclosed<string> {
  return made(node.kind === 'text' ? node.text : node.kind === 'style' ? node.css : '');
}

export function attributesOf(node: Disclosed<PageNode>): ReadonlyMap<string, Disclosed<string>> {
  return new Map(node.kind === 'element' ? node.attributes.map(({ name, value }) => [name, made(value)]) : []);
}

/** Where an element is scrolled to; a field scrolls with what is typed into it. PRIV-12 */
export function discloseScroll(id: number, element: Element, lens: Lens): DisclosedOperation | null {
  const isValue = isHtml(element, 'input', 'textarea', 'select') || lens.resolve(element).typed;
  if (isValue && lens.valueLevel(element) !== 'shown') return null;
  return { kind: 'scroll', id, left: Math.round(element.scrollLeft), top: Math.round(element.scrollTop) };
}

/**
 * Where the customer points: the element whose box counts, and whether the place within it may be known. On a key of a masked
 * keypad it would be the digit. PRIV-12
 */
export function discloseSpot(element: Element, lens: Lens): { readonly on: Element; readonly exact: boolean } {
  const veil = lens.veil(element);
  return { on: veil ?? element, exact: veil === null };
}

function discloseText(text: Text, lens: Lens, fresh: boolean): Disclosed<PageNode> | null {
  const parent = elementAbove(text);
  // What stands in a bar is drawn by no browser; what is typed is a value: neither its length nor its lines may show.
  if (!parent || isHtml(parent, 'progress', 'meter', 'textarea') || isInMaskedEditor(parent, lens)) return null;
  const level = lens.textLevel(text, parent);
  if (level === 'hidden') return null;
  return made({ kind: 'text', text: level === 'shown' && !fresh ? textWithoutPersonal(text) : maskText(text.data) });
}

function discloseElement(element: Element, lens: Lens, fresh: boolean): Disclosed<PageNode> | null {
  if (LEFT_OUT.has(element.localName) && (spaceOf(element) !== 'svg' || element.localName !== 'title')) return null;
  const { level } = lens.resolve(element);
  const sheet = sheetOf(element);
  if (sheet === 'not-loaded') return null;
  if (sheet) return level === 'hidden' ? null : discloseSheet(sheet, element, level === 'shown', lens);
  if (isHtml(element, 'link') || isHtml(element, 'style')) return null;
  if (level === 'hidden') return hiddenTile(element);
  if (isHtml(element, 'input') && element.type === 'hidden') return null;
  const parent = elementAbove(element);
  if (parent && isInMaskedEditor(parent, lens) && lens.resolve(element).typed) return null;
  const picture = pictureOf(element, level === 'shown', lens);
  if (typeof picture === 'string') return tile(element, picture);
  if (element.localName === 'svg' && lens.wordsLevel(element) !== 'shown') return tile(element, 'masked');
  return made({
    kind: 'element',
    tag: drawnTag(element),
    space: spaceOf(element) ?? 'html',
    attributes: [...(fresh ? [] : picture), ...discloseAttributes(element, lens, fresh)].slice(0, MAX_ATTRIBUTES),
  });
}

/** What an element shows that is no words: as attributes, or as the reason on the tile in its place. PRIV-15 */
function pictureOf(element: Element, shown: boolean, lens: Lens): readonly Attribute[] | TileReason {
  const tiled = TILED[element.localName];
  if (!tiled || innerDocument(element)) return [];
  if (!shown) return 'masked';
  return (isHtml(element, 'img', 'canvas', 'video') && lens.assets?.pictureOf(element)) || tiled;
}

/** The editor itself is drawn, as an empty masked field. */
function isInMaskedEditor(parent: Element, lens: Lens): boolean {
  return lens.resolve(parent).typed && !isHtml(parent, 'input', 'select', 'option', 'optgroup');
}

/** What a component's sheet writes is shown by no rule: rules speak of elements, and it may be adopted by many. */
function discloseAdopted(adopted: AdoptedSheet, lens: Lens): Disclosed<PageNode> {
  const { root, sheet } = adopted;
  const words = isDocument(root) && lens.resolve(root.documentElement).level === 'shown';
  return discloseSheet(sheet, adopted, words, lens);
}

function discloseSheet(sheet: CSSStyleSheet, holder: PageObject, words: boolean, lens: Lens): Disclosed<PageNode> {
  const media = sheet.media.mediaText;
  const css = cssOf(sheet, holder, words, lens.assets);
  return made({ kind: 'style', css, media: isPlainValue(media) ? media : 'not all' });
}

function sheetOf(element: Element): CSSStyleSheet | 'not-loaded' | null {
  if (element.localName === 'style' && 'sheet' in element) return (element as HTMLStyleElement).sheet ?? 'not-loaded';
  if (!isHtml(element, 'link') || !/\bstylesheet\b/i.test(element.rel)) return null;
  return element.sheet && !element.disabled ? element.sheet : 'not-loaded';
}

/** In place of an element that stands deeper than a mirror draws. WIRE-3 */
export function discloseCut(element: Element): Disclosed<PageNode> {
  return tile(element, 'too-large', roughly);
}

function hiddenTile(element: Element): Disclosed<PageNode> {
  return tile(element, 'masked', roughly);
}

function roughly(px: number): number {
  return px < 1 ? 0 : Math.max(HIDDEN_STEP_PX, px - (px % HIDDEN_STEP_PX));
}

function tile(element: Element, reason: TileReason, extent = (px: number) => px): Disclosed<PageNode> {
  const box = element.getBoundingClientRect();
  const inline = getComputedStyle(element).display.startsWith('inline');
  const [width, height] = [extent(Math.round(box.width)), extent(Math.round(box.height))];
  return made({ kind: 'tile', reason, width, height, inline });
}

function made<T>(value: T): Disclosed<T> {
  return value as Disclosed<T>;
}
