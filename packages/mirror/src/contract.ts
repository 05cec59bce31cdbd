import type { Anchor, PageMessage, TileReason } from '@beside/protocol';
import type { Reach } from './free-look';
import type { MirroredField } from './mirrored-field';
import type { ScrollPart } from './scroll-parts';
import type { Stand } from './stand';
import type { WordsBetween } from './words-between';

/** A point of the viewer's window, in CSS px. */
export interface WindowPoint {
  readonly x: number;
  readonly y: number;
}

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

/** In px of the mirror's container. */
export interface PlacedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
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
  /** The smallest element that holds a whole stroke; `null` when the stroke begins outside the page. CTRL-3 */
  standOf(stroke: readonly WindowPoint[]): Stand | null;
  /** The field that a node is, stands in or labels; `null` when there is none to fill. */
  fieldOf(node: number): MirroredField | null;
  /** What scrolls around a node as a wheel over it would find it, the innermost first and the customer's window last. */
  scrollParts(node: number): readonly ScrollPart[];
  /** Whether Home, End and the page keys mean something else at a node than to scroll. */
  hasOwnKeys(node: number): boolean;
  /** The words of the page between two points of the viewer's window; `null` when there are none, or masked ones among them. */
  wordsBetween(from: WindowPoint, to: WindowPoint): WordsBetween | null;
  /** `true`: the page is scrolled as the customer has it, as from the start. `false`: the viewer scrolls for itself. */
  follow(following: boolean): void;
  /** Scrolls what is under a point of the viewer's window, by px of it; does nothing while following. */
  scrollBy(at: WindowPoint, left: number, top: number): void;
  /** Looks at this part of the page's length, 0 … 1, in the middle; does nothing while following. */
  lookAt(middle: number): void;
  /** Which part of the page is seen here, and which the customer sees; `null` when there is no page. */
  reach(): { readonly here: Reach; readonly customer: Reach } | null;
  /** The spot of an anchor in container px, `null` when its element is not shown. */
  spotOf(anchor: Anchor): { readonly x: number; readonly y: number } | null;
  /** The box of a node in container px. */
  boxOf(node: number): PlacedBox | null;
  /** The box of what is seen of the page, in container px. */
  pageBox(): PlacedBox | null;
  /** The name a person would call the node by (its label or text, cut short); empty when there is none. */
  nameOf(node: number): string;
  /** How often each reason stands in place of something that cannot be shown; `null` when there is no page. */
  notShown(): ReadonlyMap<TileReason, number> | null;
  /** The page state's hash. WIRE-12 */
  hash(): number;
  destroy(): void;
}
