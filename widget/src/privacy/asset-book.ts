import type { Attribute, TileReason } from '@beside/protocol';
import type { PageObject } from './page-object';

/**
 * What is known so far of the pictures and fonts that a page shows; asking makes them known later, and then whoever asked is looked
 * at again. The lens has none until somebody gathers: then they are tiles. PRIV-15
 */
export interface AssetBook {
  /** What stands for an element that a rule shows: the attributes that say its picture, or why there is none. */
  pictureOf(element: Element): readonly Attribute[] | TileReason;
  /**
   * What stands for a URL in a style: a reference to an asset, or `null`.
   * @param holder whose style it is
   * @param pictures whether a rule shows what the style draws; fonts are no pictures
   */
  reference(url: string, base: string | null, holder: PageObject, pictures: boolean): string | null;
}
