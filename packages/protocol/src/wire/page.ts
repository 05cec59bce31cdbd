import {
  MAX_ATTRIBUTES,
  MAX_CSS_BYTES,
  MAX_DEPTH,
  MAX_NAME_BYTES,
  MAX_NODES,
  MAX_OPERATIONS,
  MAX_TEXT_BYTES,
} from '../limits';
import {
  flag,
  fraction,
  int,
  list,
  name,
  nullable,
  oneOf,
  running,
  struct,
  text,
  uint,
  variant,
  type TypeOf,
} from './codec';

/** Ids of one epoch: 1 is the document; an insertion numbers its nodes on from `firstId`, in preorder. WIRE-5 */
export const ROOT_ID = 1;
const MAX_ID = 0x7fff_ffff;
export const MAX_PIXELS = 16_000_000;

export const nodeId = uint(MAX_ID);
export const pixels = int(MAX_PIXELS);
/** A spot on an element: fractions of its border box, right at any zoom, scroll and viewport. CTRL-3 */
export const anchor = struct({ node: nodeId, x: fraction, y: fraction });
export type Anchor = TypeOf<typeof anchor>;
/** Who takes part: an id. */
export const participant = name(MAX_NAME_BYTES);
/** A place in a text, in UTF-16 units. */
export const offset = uint(MAX_TEXT_BYTES);

/** Why something cannot be shown, said on an honest tile in its place. */
export const tileReasons = [
  'masked',
  'image',
  'media',
  'canvas',
  'frame',
  'plugin',
  'too-large',
  'unsupported',
] as const;
export type TileReason = (typeof tileReasons)[number];

/**
 * An attribute, or, with a leading dot, a property that HTML does not reflect: `.value`, `.checked`, `.indeterminate`,
 * `.selected`, `.open`. A name with a leading `@` is Beside's own note to the mirror: `@masked`, `@focused`.
 */
const attribute = struct({ name: name(MAX_NAME_BYTES), value: name(MAX_TEXT_BYTES) });
export type Attribute = TypeOf<typeof attribute>;

export const pageNode = variant({
  element: {
    code: 1,
    fields: {
      tag: name(MAX_NAME_BYTES),
      space: oneOf(['html', 'svg', 'math']),
      attributes: list(attribute, MAX_ATTRIBUTES),
    },
  },
  text: { code: 2, fields: { text: name(MAX_TEXT_BYTES) } },
  /** The text of a `<style>`, the sheet behind a `<link>`, or an adopted sheet, in the place where it applies. */
  style: { code: 3, fields: { css: text(MAX_CSS_BYTES), media: text(MAX_NAME_BYTES) } },
  /** An open shadow root: the first child of its host. */
  shadow: { code: 4, fields: {} },
  tile: { code: 5, fields: { reason: oneOf(tileReasons), width: pixels, height: pixels, inline: flag } },
  /** The document inside a frame of the same origin: the only child of its frame element. */
  frame: { code: 6, fields: { quirks: flag } },
});
export type PageNode = TypeOf<typeof pageNode>;

/** A node and how deep it stands in its insertion: 0 is a child of `parent`. */
const inserted = struct({ level: uint(MAX_DEPTH), node: pageNode });
export type InsertedNode = TypeOf<typeof inserted>;

export const operation = variant({
  /** Puts a forest under `parent` before the child `before` (0: last). */
  insert: {
    code: 1,
    fields: { parent: nodeId, before: nodeId, firstId: nodeId, nodes: list(inserted, MAX_OPERATIONS) },
  },
  remove: { code: 2, fields: { id: nodeId } },
  move: { code: 3, fields: { id: nodeId, parent: nodeId, before: nodeId } },
  attribute: { code: 4, fields: { id: nodeId, name: name(MAX_NAME_BYTES), value: nullable(name(MAX_TEXT_BYTES)) } },
  text: { code: 5, fields: { id: nodeId, text: name(MAX_TEXT_BYTES) } },
  style: { code: 6, fields: { id: nodeId, css: text(MAX_CSS_BYTES) } },
  /** Where an element is scrolled to; the document itself is `viewport`. */
  scroll: { code: 7, fields: { id: nodeId, left: pixels, top: pixels } },
});
export type Operation = TypeOf<typeof operation>;

export const operations = running(list(operation, MAX_OPERATIONS));

export const viewportFields = {
  width: pixels,
  height: pixels,
  scrollX: pixels,
  scrollY: pixels,
} as const;

export const snapshotFields = {
  ...viewportFields,
  title: text(MAX_NAME_BYTES),
  origin: text(MAX_NAME_BYTES),
  language: text(MAX_NAME_BYTES),
  direction: oneOf(['ltr', 'rtl']),
  quirks: flag,
  dark: flag,
  /** Nodes that the snapshot will have, for the progress bar. */
  nodes: uint(MAX_NODES),
} as const;
