import { assetFields } from './asset';
import { flag, nullable, oneOf, struct, uint, variant } from './codec';
import { anchor, nodeId, offset, operations, participant, snapshotFields, viewportFields } from './page';

const place = struct({ node: nodeId, offset });

const hash = uint(Number.MAX_SAFE_INTEGER);

/** Hub → viewers: the page, and whether there is one to look at. */
export const state = {
  /** A new page state begins; the old view stays until `complete`. */
  snapshot: { code: 1, fields: snapshotFields },
  patch: { code: 2, fields: { operations } },
  /** The snapshot is whole. */
  complete: { code: 3, fields: { hash } },
  viewport: { code: 4, fields: viewportFields },
  /** Somebody's pointer; `null` when it left the page. `who` is a participant id. */
  pointer: { code: 5, fields: { who: participant, at: nullable(anchor) } },
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
} as const;

/** What a hub writes by itself; what happens above the page is written by whoever brings it. */
export const stateMessage = variant(state);
