import type { PageObject } from '../privacy/page-object';
import type { AssetStore } from './asset-store';
import { encodePicture } from './encode-picture';
import { PageRequests } from './page-requests';
import type { WorkQueue } from './work-queue';

interface Entry {
  id: string | null;
  readonly isFont: boolean;
  state: 'waiting' | 'gathering' | 'done';
  /** Who is to be looked at again when it is known. */
  readonly waiting: Set<PageObject>;
}

const FONT = /\.woff2$/i;
const WOFF2 = [0x77, 0x4f, 0x46, 0x32];
/** A larger background would be most of what may travel. */
const MAX_BACKGROUND_PIXELS = 4_000_000;

/**
 * Pictures and fonts that styles name by URL: those of the site's own origin which the page itself has loaded, without a query. A
 * picture comes as the page loads pictures; a font only where the page may fetch. PRIV-17
 */
export class StyleUrls {
  private readonly entries = new Map<string, Entry>();
  private readonly named = new WeakMap<PageObject, Set<Entry>>();
  private readonly requests: PageRequests;

  constructor(
    private readonly store: AssetStore,
    private readonly queue: WorkQueue<unknown>,
    /** The company's tag allows fonts to be fetched. */
    private readonly mayFetch: boolean,
    private readonly changed: (holder: PageObject) => void,
  ) {
    this.requests = new PageRequests(() => this.gatherAll());
  }

  reference(url: string, base: string | null, holder: PageObject, pictures: boolean): string | null {
    const href = ownUrl(url, base);
    if (!href || (!pictures && !FONT.test(href))) return null;
    let entry = this.entries.get(href);
    if (!entry) {
      entry = { id: null, isFont: FONT.test(href), state: 'waiting', waiting: new Set() };
      this.entries.set(href, entry);
    }
    const named = this.named.get(holder);
    if (named) named.add(entry);
    else this.named.set(holder, new Set([entry]));
    if (entry.state !== 'done') entry.waiting.add(holder);
    this.gather(href, entry);
    return entry.id && `url(asset-${entry.id})`;
  }

  /** What the style of `holder` names. */
  *of(holder: PageObject): Iterable<{ readonly id: string; readonly isFont: boolean }> {
    for (const { id, isFont } of this.named.get(holder) ?? []) if (id) yield { id, isFont };
  }

  stop(): void {
    this.requests.stop();
  }

  private gatherAll(): void {
    for (const [href, entry] of this.entries) this.gather(href, entry);
  }

  private gather(href: string, entry: Entry): void {
    if (entry.state !== 'waiting' || !this.requests.has(href)) return;
    if (entry.isFont && !this.mayFetch && !this.requests.hasFetched) return;
    entry.state = 'gathering';
    this.queue.add(href, async () => {
      entry.id = await (entry.isFont ? this.font(href) : this.picture(href)).catch(() => null);
      entry.state = 'done';
      if (entry.id) for (const holder of entry.waiting) this.changed(holder);
      entry.waiting.clear();
    });
  }

  private async picture(href: string): Promise<string | null> {
    const image = new Image();
    image.src = href;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    if (width * height > MAX_BACKGROUND_PIXELS) return null;
    const encoded = await encodePicture(image, width, height);
    return encoded && encoded !== 'tainted' ? this.store.add(encoded.type, encoded.bytes) : null;
  }

  private async font(href: string): Promise<string | null> {
    const answer = await fetch(href, { cache: 'force-cache', redirect: 'error' });
    if (!answer.ok) return null;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return WOFF2.every((byte, at) => bytes[at] === byte) ? this.store.add('woff2', bytes) : null;
  }
}

/** The full address when it is one of this origin without a query; `null` otherwise. */
function ownUrl(url: string, base: string | null): string | null {
  try {
    const { href, origin, search, hash } = new URL(url, base ?? document.baseURI);
    return origin === location.origin && !search && !hash && href.startsWith('http') ? href : null;
  } catch {
    return null; // no URL at all
  }
}
