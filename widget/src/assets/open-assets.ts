import { COALESCE_MS, IN_FLIGHT_BYTES, type PageMessage } from '@beside/protocol';
import type { AssetBook } from '../privacy/asset-book';
import type { PageObject } from '../privacy/page-object';
import type { Lens } from '../privacy/lens';
import { isElement, isNode } from '../privacy/node-kind';
import { AssetStore } from './asset-store';
import { ElementPictures } from './element-pictures';
import { StyleUrls } from './style-urls';
import { WorkQueue } from './work-queue';

export interface AssetParts {
  readonly lens: Lens;
  /** What viewers have of the page. */
  readonly objects: () => Iterable<PageObject>;
  /** Looks at a part of the page again. */
  readonly changed: (object: PageObject) => void;
  readonly tell: (message: Extract<PageMessage, { kind: 'asset' }>) => void;
  /** Bytes under way to the slowest viewer. */
  readonly inFlight: () => number;
  /** The company's tag allows fonts to be fetched. */
  readonly fonts: boolean;
}

export interface Assets {
  /** A viewer asks for what it does not hold: it gets what the page state refers to now, and nothing else. WIRE-15 */
  give(ids: readonly string[]): void;
  stop(): void;
}

/** Leaves at a time, so that changes of the page find their way between pictures. */
const GIVE_BYTES = 128 * 1024;
/** Parts of the page in one task. */
const LOOKED_AT = 2_000;
const DRAWN = 'img, canvas, video, style, link, [style*="url("]';

/** Gathers the pictures and fonts of the page, and gives them out. */
export function openAssets({ lens, objects, changed, tell, inFlight, fonts }: AssetParts): Assets {
  const given = new Set<string>();
  const wanted = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const queue = new WorkQueue<unknown>();
  const store = new AssetStore(() => idsInUse(() => true));
  const pictures = new ElementPictures(store, queue, (id) => given.has(id), changed);
  const urls = new StyleUrls(store, queue, fonts, changed);

  /** @param mayBeKnown whether viewers may know of what stands for the asset */
  function idsInUse(mayBeKnown: (object: PageObject, isFont: boolean) => boolean): Set<string> {
    const ids = new Set<string>();
    for (const object of objects()) {
      const id = pictures.idOf(object);
      if (id && mayBeKnown(object, false)) ids.add(id);
      for (const named of urls.of(object)) if (mayBeKnown(object, named.isFont)) ids.add(named.id);
    }
    return ids;
  }

  /** A picture that was shown when a viewer asked may be masked by now. */
  function mayBeKnown(object: PageObject, isFont: boolean): boolean {
    const { level } = lens.resolve(isElement(object) ? object : document.documentElement);
    return level === 'shown' || (isFont && level === 'masked');
  }

  function giveSome(): void {
    timer = undefined;
    lens.refresh();
    const known = idsInUse(mayBeKnown);
    let bytes = 0;
    for (const id of wanted) {
      if (bytes >= GIVE_BYTES || inFlight() > IN_FLIGHT_BYTES / 2) break;
      wanted.delete(id);
      const asset = known.has(id) && store.get(id);
      if (!asset) continue;
      bytes += asset.bytes.length;
      given.add(id);
      tell({ kind: 'asset', ...asset });
    }
    if (wanted.size > 0) giveSoon();
  }

  function giveSoon(): void {
    timer ??= setTimeout(giveSome, COALESCE_MS);
  }

  /** What has left as a tile, or without its pictures, before there was a book. */
  function lookAgain(left: PageObject[]): void {
    for (const object of left.splice(0, LOOKED_AT))
      if (isNode(object) ? isElement(object) && object.matches(DRAWN) : true) changed(object);
    again = left.length > 0 ? setTimeout(() => lookAgain(left), 0) : undefined;
  }

  const book: AssetBook = {
    pictureOf: (element) => pictures.of(element),
    reference: (url, base, holder, shown) => urls.reference(url, base, holder, shown),
  };
  lens.assets = book;
  lookAgain([...objects()]);

  return {
    give: (ids) => {
      for (const id of ids) if (store.get(id)) wanted.add(id);
      giveSoon();
    },
    stop: () => {
      lens.assets = null;
      clearTimeout(timer);
      clearTimeout(again);
      queue.stop();
      pictures.stop();
      urls.stop();
    },
  };
}
