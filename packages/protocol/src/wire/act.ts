import { MAX_OPTIONS, MAX_SAID_BYTES, MAX_VALUE_BYTES, MAX_WANTED_ASSETS } from '../limits';
import { assetId } from './asset';
import { flag, fraction, list, nullable, oneOf, text, uint, variant, type TypeOf } from './codec';
import { markFields, ownNumber } from './mark';
import { anchor, nodeId, offset, pixels } from './page';

/** What a field is to hold. `options` by place within the list; `share` of the way along a slider. */
const fieldValue = variant({
  text: { code: 1, fields: { text: text(MAX_VALUE_BYTES) } },
  options: { code: 2, fields: { chosen: list(uint(MAX_OPTIONS), MAX_OPTIONS) } },
  checked: { code: 3, fields: { checked: flag } },
  share: { code: 4, fields: { share: fraction } },
});
export type FieldValue = TypeOf<typeof fieldValue>;

/** Keys that move within a text or a widget and end nothing. */
export const actKeys = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Tab',
  'Escape',
  'Enter',
  'Backspace',
  'Delete',
] as const;
export type ActKey = (typeof actKeys)[number];

/** `act` is the viewer's own number of an act: what became of it comes back under this number. */
const act = ownNumber;

/** Viewer → hub: intents, never facts. The numbers are the wire: a kind is added, never changed. WIRE-2, CTRL-1 */
export const actMessage = variant({
  point: { code: 1, fields: { at: nullable(anchor) } },
  /** What the page state refers to and this viewer does not hold: no act upon the page, allowed in every mode. WIRE-15 */
  want: { code: 3, fields: { assets: list(assetId, MAX_WANTED_ASSETS) } },
  /** A press in pointer mode: a ripple, nothing else. */
  tap: { code: 4, fields: { at: anchor } },
  mark: { code: 5, fields: markFields },
  /** Takes one of the own marks away; `null`: all of them; `everybody`: the others' too. */
  unmark: { code: 6, fields: { id: nullable(ownNumber), everybody: flag } },
  /** Which part of the page's length this viewer looks at, in fractions from its top. */
  look: { code: 7, fields: { top: fraction, bottom: fraction } },
  /** Asks the customer to scroll to an element. */
  bring: { code: 8, fields: { act, node: nodeId } },
  /** Asks the customer for write mode. CTRL-4 */
  ask: { code: 9, fields: { act } },
  /** Gives write mode back. */
  yield: { code: 10, fields: {} },
  /** A value for a field: a proposal, or typed at once where the customer lets that. CTRL-7 */
  fill: { code: 11, fields: { act, node: nodeId, value: fieldValue } },
  /** Takes the proposal of an act back. */
  withdraw: { code: 12, fields: { act } },
  press: { code: 13, fields: { act, at: anchor } },
  key: { code: 14, fields: { act, node: nodeId, key: oneOf(actKeys), shift: flag } },
  hover: { code: 15, fields: { act, node: nodeId } },
  focus: { code: 16, fields: { act, node: nodeId } },
  scroll: { code: 17, fields: { act, node: nodeId, left: pixels, top: pixels } },
  select: { code: 18, fields: { act, node: nodeId, start: offset, end: offset } },
  go: { code: 19, fields: { act, where: oneOf(['back', 'forward']) } },
  /** Undoes what this viewer's acts did to fields. CTRL-9 */
  undo: { code: 20, fields: { act } },
  /** A line of the chat within the session. CTRL-12 */
  say: { code: 21, fields: { text: text(MAX_SAID_BYTES) } },
});
export type ActMessage = TypeOf<typeof actMessage>;

/** What became of an act. `proposed` and `requested` wait for the customer; all after them are refusals. CTRL-10 */
export const actOutcomes = [
  'done',
  'proposed',
  'requested',
  'not-in-write-mode',
  'vanished',
  'out-of-sight',
  'disabled',
  'covered',
  'read-only',
  'locked',
  'never',
  'final',
  'elsewhere',
  'unsuitable',
  'customer-busy',
  'too-many',
] as const;
export type ActOutcome = (typeof actOutcomes)[number];
