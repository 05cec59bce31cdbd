import { MAX_ATTRIBUTES, type Attribute, type PageMessage, type PageNode, type TileReason } from '@beside/protocol';
import { attributeKind, discloseStyle } from './attributes';
import { cssOf } from './css-text';
import type { Disclosed } from './disclosed';
import { fieldState, isField } from './field-state';
import type { Lens } from './lens';
import { maskText, VALUE_MASK } from './mask';

/** What a page is made of: its nodes, and the sheets that a root has adopted. */
export type PageObject = Node | CSSStyleSheet;

type ElementNode = Extract<PageNode, { kind: 'element' }>;

/** Elements that are no part of the picture: they would only carry code or data. */
const LEFT_OUT = new Set('SCRIPT NOSCRIPT TEMPLATE META BASE TITLE OBJECT PARAM SOURCE TRACK DATALIST'.split(' '));
const TILED: Readonly<Record<string, TileReason>> = {
  IMG: 'image',
  PICTURE: 'image',
  VIDEO: 'media',
  AUDIO: 'media',
  CANVAS: 'canvas',
  IFRAME: 'frame',
  FRAME: 'frame',
  EMBED: 'plugin',
};

/**
 * The one way out: a part of the page → what may be known of it, or `null` when it is no part of the picture at all. PRIV-1
 * @param fresh the node is younger than one frame: whoever made it may still be about to say that it is private. PRIV-6
 */
export function disclose(object: PageObject, lens: Lens, fresh: boolean): Disclosed<PageNode> | null {
  if (object instanceof CSSStyleSheet)
    return made({ kind: 'style', css: cssOf(object), media: object.media.mediaText });
  if (object instanceof Text) return discloseText(object, lens, fresh);
  if (object instanceof ShadowRoot) return made({ kind: 'shadow' });
  return object instanceof Element ? discloseElement(object, lens, fresh) : null;
}

/** A message of the page stream that holds nothing but disclosed parts and measures. */
export function discloseMessage(
  message: Exclude<PageMessage, { kind: 'patch' | 'snapshot' }> | DisclosedPatch,
): Disclosed<PageMessage> {
  return made(message as PageMessage);
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
  const level = title ? lens.rules.on(title) : null;
  return made({
    kind: 'snapshot',
    ...measures,
    title: level === 'shown' ? page.title : '',
    origin: location.origin,
    language: page.documentElement.lang.slice(0, 35),
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

function discloseText(text: Text, lens: Lens, fresh: boolean): Disclosed<PageNode> | null {
  const parent = text.parentElement ?? (text.parentNode instanceof ShadowRoot ? text.parentNode.host : null);
  if (!parent) return null;
  const level = lens.textLevel(text, parent);
  if (level === 'hidden') return null;
  return made({ kind: 'text', text: level === 'shown' && !fresh ? text.data : maskText(text.data) });
}

function discloseElement(element: Element, lens: Lens, fresh: boolean): Disclosed<PageNode> | null {
  if (LEFT_OUT.has(element.tagName)) return null;
  const styled = sheetOf(element);
  if (styled === 'not-loaded') return null;
  if (styled) return made({ kind: 'style', css: cssOf(styled), media: styled.media.mediaText });
  if (element.tagName === 'LINK') return null;
  const { level } = lens.resolve(element);
  if (level === 'hidden') return tile(element, 'masked');
  if (element instanceof HTMLInputElement && element.type === 'hidden') return null;
  const tiled = TILED[element.tagName];
  if (tiled) return tile(element, level === 'shown' ? tiled : 'masked');
  if (element instanceof SVGSVGElement && lens.wordsLevel(element) !== 'shown') return tile(element, 'masked');
  return made({
    kind: 'element',
    ...named(element),
    attributes: attributes(element, lens, fresh).slice(0, MAX_ATTRIBUTES),
  });
}

function named(element: Element): Pick<ElementNode, 'tag' | 'space'> {
  const space = element instanceof SVGElement ? 'svg' : element instanceof MathMLElement ? 'math' : 'html';
  return { tag: element.localName, space };
}

function attributes(element: Element, lens: Lens, fresh: boolean): Attribute[] {
  const words = fresh ? 'masked' : isField(element) ? lens.fieldNameLevel(element) : lens.wordsLevel(element);
  const masked = lens.resolve(element).level !== 'shown' && lens.wordsLevel(element) !== 'shown';
  const out: Attribute[] = [];
  const add = (name: string, value: string) => out.push({ name, value });
  for (const { name, value } of element.attributes) {
    switch (attributeKind(element, name)) {
      case 'structural':
        add(name, value);
        break;
      case 'words':
        add(name, words === 'shown' ? value : maskText(value));
        break;
      case 'shape':
        if (!masked) add(name, value);
        break;
      case 'style': {
        const css = discloseStyle(value, masked);
        if (css.trim() !== '') add('style', css);
        break;
      }
      case 'link':
        add(name, element instanceof SVGElement && value.startsWith('#') ? value : '');
        break;
      case 'state':
        if (!isField(element) && lens.wordsLevel(element) === 'shown') add(name, value);
        break;
      case 'dropped':
        break;
    }
  }
  const placeholder = element.getAttribute('placeholder');
  if (placeholder !== null && words === 'shown') add('placeholder', placeholder);
  if (isField(element)) {
    const holder = element instanceof HTMLOptionElement ? (element.closest('select') ?? element) : element;
    out.push(...fieldState(element, fresh ? 'masked' : lens.valueLevel(holder), VALUE_MASK, words));
  }
  return out;
}

function sheetOf(element: Element): CSSStyleSheet | 'not-loaded' | null {
  if (element instanceof HTMLStyleElement || element instanceof SVGStyleElement) return element.sheet ?? 'not-loaded';
  if (!(element instanceof HTMLLinkElement) || !/\bstylesheet\b/i.test(element.rel)) return null;
  return element.sheet && !element.disabled ? element.sheet : 'not-loaded';
}

function tile(element: Element, reason: TileReason): Disclosed<PageNode> {
  const box = element.getBoundingClientRect();
  const inline = getComputedStyle(element).display.startsWith('inline');
  return made({ kind: 'tile', reason, width: Math.round(box.width), height: Math.round(box.height), inline });
}

function made<T>(value: T): Disclosed<T> {
  return value as Disclosed<T>;
}
