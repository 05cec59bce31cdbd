import type { PageMessage } from '@beside/protocol';
import type { Lens } from '../privacy/lens';
import type { Changes } from './sensor';

/** An element that viewers have, or the veil around it; only where it is `exact` may a place within it be told. PRIV-12 */
export interface Spot {
  readonly at: Element;
  readonly node: number;
  readonly exact: boolean;
}

/** What a sensor that comes later, in a file of its own, may ask of the capture of one epoch. */
export interface CapturePort {
  readonly page: Document;
  readonly lens: Lens;
  readonly changes: Changes;
  /** What stands for an element as viewers may know of it. */
  spotOf(element: Element): Spot | null;
  /** The node of a text whose words left just as they are. */
  shownText(text: Text): number | null;
  /** Learns what is moved out of a document that is no part of the picture. PRIV-6 */
  watch(hidden: Document): void;
  send(message: Extract<PageMessage, { kind: 'pointer' | 'states' | 'selection' }>): void;
}

/** Watches one document of the page; started for each, and again when a document has lost its listeners. Returns its stop. */
export type DocumentSensor = (inner: Document) => () => void;
