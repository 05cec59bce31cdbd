import { MAX_NAME_BYTES, MAX_WANTED_ASSETS } from '../limits';
import { assetFields, assetId } from './asset';
import { flag, fraction, list, name, nullable, oneOf, struct, uint, variant, type TypeOf } from './codec';
import { nodeId, offset, operations, snapshotFields, viewportFields } from './page';

/** A spot on an element: fractions of its border box, right at any zoom, scroll and viewport. CTRL-3 */
const anchor = struct({ node: nodeId, x: fraction, y: fraction });
export type Anchor = TypeOf<typeof anchor>;

const place = struct({ node: nodeId, offset });

const participant = name(MAX_NAME_BYTES);
const hash = uint(Number.MAX_SAFE_INTEGER);

/** Hub → viewers. The numbers are the wire: a kind is added, never changed. WIRE-2 */
export const pageMessage = variant({
  /** A new page state begins; the old view stays until `complete`. */
  snapshot: { code: 1, fields: snapshotFields },
  patch: { code: 2, fields: { operations } },
  /** The snapshot is whole. */
  complete: { code: 3, fields: { hash } },
  viewport: { code: 4, fields: viewportFields },
  /** Somebody's pointer; `null` when it left the page. `who` is a participant id. */
  pointer: { code: 5, fields: { who: participant, at: nullable(anchor) } },
  /** Somebody's spotlight as the customer's page shows it: the truth that viewers draw. */
  spotlight: { code: 6, fields: { who: participant, node: nullable(nodeId) } },
  /** Both ends' hash of the page state at idle; a difference is a resync and a counted defect. WIRE-12 */
  checkpoint: { code: 7, fields: { hash } },
  /** What the customer's side is doing. `away`: the page is being left or hidden. */
  status: { code: 8, fields: { status: oneOf(['live', 'paused', 'away', 'ended']), hidden: flag } },
  /** A picture or font that a viewer asked for. WIRE-15 */
  asset: { code: 9, fields: assetFields },
  /** What the customer's pointer is over and presses, what has the focus and whether that shows, what the address names. */
  states: {
    code: 10,
    fields: {
      hover: nullable(nodeId),
      active: nullable(nodeId),
      focus: nullable(nodeId),
      focusVisible: flag,
      target: nullable(nodeId),
    },
  },
  /** Selected words: both ends are texts. */
  selection: { code: 11, fields: { range: nullable(struct({ start: place, end: place })) } },
});
export type PageMessage = TypeOf<typeof pageMessage>;

/** Viewer → hub: intents, never facts. CTRL-1 */
export const actMessage = variant({
  point: { code: 1, fields: { at: nullable(anchor) } },
  spotlight: { code: 2, fields: { node: nullable(nodeId) } },
  /** What the page state refers to and this viewer does not hold: no act upon the page, allowed in every mode. WIRE-15 */
  want: { code: 3, fields: { assets: list(assetId, MAX_WANTED_ASSETS) } },
});
export type ActMessage = TypeOf<typeof actMessage>;
