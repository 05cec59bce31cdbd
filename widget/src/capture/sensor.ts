import type { PageObject } from '../privacy/page-object';

/** What sensors report; each says only where something changed, never what. */
export interface Changes {
  children(parent: Node): void;
  self(object: PageObject): void;
  /** A sheet has other rules, wherever it stands. */
  sheet(sheet: CSSStyleSheet): void;
  subtree(top: Node): void;
  scrolled(element: Element): void;
  viewport(): void;
  /** The document has another root, or had its listeners taken: `document.open` does both. */
  rewritten(page: Document): void;
}

/** Starts watching; returns its own stop. */
export type Sensor = (changes: Changes) => () => void;
