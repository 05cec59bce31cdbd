/** What a page is made of: its nodes, and the sheets that a root has adopted. */
export type PageObject = Node | AdoptedSheet;

/** A sheet in one of the roots that have adopted it: a component's sheet is often adopted by every one of them. */
export interface AdoptedSheet {
  readonly root: Document | ShadowRoot;
  readonly sheet: CSSStyleSheet;
}
