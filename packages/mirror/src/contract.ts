import type { Anchor, PageMessage, TileReason } from '@beside/protocol';

export interface MirrorOptions {
  /** Words for a tile, in the viewer's language. */
  readonly tileWords: (reason: TileReason) => string;
  /** The page state here differs from the customer's, or a patch did not fit: ask for a new epoch. */
  readonly onDefect: (kind: 'malformed' | 'checkpoint') => void;
  /** The page's size in CSS px changed; or a snapshot is being drawn, 0 … 1. */
  readonly onSize?: (size: { readonly width: number; readonly height: number }) => void;
  readonly onProgress?: (share: number) => void;
  /** The page refers to pictures or fonts that are not held here: ask for them. Those of an expired wish are asked for again. WIRE-15 */
  readonly onWant?: (assets: readonly string[]) => Promise<'delivered' | 'expired'>;
}

/** A mirrored page inside a locked iframe. It holds nothing of the network and runs nothing. */
export interface Mirror {
  apply(messages: readonly PageMessage[]): void;
  /** A new epoch began: the old view stays until the new one is whole. */
  begin(): void;
  /** Covered: the last frame is not visible, nor in the DOM. Uncovered by the next whole snapshot or `cover(false)`. */
  cover(covered: boolean): void;
  /** `fit` scales the page's width into the container, `actual` shows it at 100 %. */
  scale(mode: 'fit' | 'actual'): void;
  /** What is under a point of the viewer's window, as an anchor on the customer's page; `null` outside it. */
  anchorAt(clientX: number, clientY: number): Anchor | null;
  /** The spot of an anchor in container px, `null` when its element is not shown. */
  spotOf(anchor: Anchor): { readonly x: number; readonly y: number } | null;
  /** The box of a node in container px. */
  boxOf(
    node: number,
  ): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
  /** The name a person would call the node by (its label or text, cut short); empty when there is none. */
  nameOf(node: number): string;
  /** The page state's hash. WIRE-12 */
  hash(): number;
  destroy(): void;
}
