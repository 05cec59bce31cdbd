import { STILL_EVERY_MS, type Attribute, type TileReason } from '@beside/protocol';
import { isHtml } from '../privacy/node-kind';
import type { AssetStore } from './asset-store';
import { encodePicture } from './encode-picture';
import type { WorkQueue } from './work-queue';

type Drawn = HTMLImageElement | HTMLCanvasElement | HTMLVideoElement;

interface Picture {
  /** Which picture it is: an image's address and size, a video's place; what a canvas shows has no name. */
  of: string;
  /** `null` until it has been encoded. */
  id: string | null;
  says: readonly Attribute[] | TileReason;
}

/** Images are encoded when they are less than a window away. */
const NEAR = '100%';
const UNTOLD: readonly Attribute[] = [];

/** What images, canvases and videos show: images once, near the window first; the others as stills, while they are in it. PRIV-16 */
export class ElementPictures {
  private readonly pictures = new WeakMap<Element, Picture>();
  private readonly stills = new Set<Drawn>();
  private readonly near: IntersectionObserver;
  private readonly inView: IntersectionObserver;
  private readonly listening = new AbortController();
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly store: AssetStore,
    private readonly queue: WorkQueue<unknown>,
    /** Whether a viewer has asked for it: until then a newer still is of no use. */
    private readonly isGiven: (id: string) => boolean,
    private readonly changed: (element: Element) => void,
  ) {
    this.near = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) if (isIntersecting) this.gather(target as Drawn);
      },
      { rootMargin: NEAR },
    );
    this.inView = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.stills.add(target as Drawn);
        else this.stills.delete(target as Drawn);
        if (isIntersecting) this.gather(target as Drawn);
      }
    });
    this.timer = setInterval(() => this.retake(), STILL_EVERY_MS);
  }

  of(element: Element): Picture['says'] {
    if (!isHtml(element, 'img', 'canvas', 'video')) return UNTOLD;
    const picture = this.pictures.get(element) ?? this.meet(element);
    if (!isHtml(element, 'img')) return picture.says;
    const now = nameOf(element);
    if (now !== picture.of) {
      Object.assign(picture, { of: now, id: null, says: sizeOf(element) });
      this.near.unobserve(element); // observed anew it is reported anew
      this.near.observe(element);
    }
    return picture.says;
  }

  idOf(object: object): string | null {
    return this.pictures.get(object as Element)?.id ?? null;
  }

  stop(): void {
    clearInterval(this.timer);
    this.near.disconnect();
    this.inView.disconnect();
    this.listening.abort();
  }

  private meet(element: Drawn): Picture {
    const picture: Picture = { of: '', id: null, says: sizeOf(element) };
    this.pictures.set(element, picture);
    if (!isHtml(element, 'img')) this.inView.observe(element);
    else {
      const loaded = () => {
        picture.of = ''; // the same address may be another picture
        this.changed(element);
      };
      element.addEventListener('load', loaded, { signal: this.listening.signal });
    }
    return picture;
  }

  private retake(): void {
    if (document.hidden) return;
    for (const element of this.stills) {
      const id = this.idOf(element);
      if (!element.isConnected) this.stills.delete(element);
      else if (id === null || this.isGiven(id)) this.gather(element);
    }
  }

  private gather(element: Drawn): void {
    this.queue.add(element, async () => {
      const picture = this.pictures.get(element);
      const size = pixelsOf(element);
      if (!picture || !size || (isHtml(element, 'video') && picture.of === nameOf(element))) return;
      if (isHtml(element, 'img')) await element.decode().catch(() => {}); // off the main thread where it can be
      const of = nameOf(element);
      const encoded = await encodePicture(element, size.width, size.height);
      const id = encoded && encoded !== 'tainted' ? await this.store.add(encoded.type, encoded.bytes) : null;
      if (isHtml(element, 'img') && (picture.of !== of || nameOf(element) !== of)) return;
      if (id !== null && id === picture.id) return;
      picture.of = of;
      picture.id = id;
      picture.says = says(element, encoded, id);
      this.changed(element);
    });
  }
}

function says(element: Drawn, encoded: unknown, id: string | null): Picture['says'] {
  if (id !== null) return [{ name: '@asset', value: id }, ...sizeOf(element)];
  if (encoded !== 'tainted') return 'too-large';
  return isHtml(element, 'img') ? 'image' : isHtml(element, 'canvas') ? 'canvas' : 'media';
}

/** Its own size, so that the layout is right before its pixels come and whatever their number. */
function sizeOf(element: Drawn): readonly Attribute[] {
  const { width, height } = ownPixels(element);
  return width && height ? [{ name: '@size', value: `${width} ${height}` }] : UNTOLD;
}

function nameOf(element: Drawn): string {
  if (isHtml(element, 'canvas')) return '';
  if (isHtml(element, 'video')) return `${element.currentSrc} ${element.currentTime}`;
  return `${element.currentSrc} ${element.complete ? element.naturalWidth : 0} ${element.naturalHeight}`;
}

/** As many pixels as are seen, and no more than there are; `null` when there are none yet. */
function pixelsOf(element: Drawn): { readonly width: number; readonly height: number } | null {
  const own = ownPixels(element);
  if (!own.width || !own.height) return null;
  const box = element.getBoundingClientRect();
  const seen = Math.max(box.width / own.width, box.height / own.height) * devicePixelRatio;
  // An SVG has no pixels of its own.
  const isSharp = isHtml(element, 'img') && /\.svg([?#]|$)|^data:image\/svg/i.test(element.currentSrc);
  const scale = seen > 0 ? Math.min(seen, isSharp ? Number.POSITIVE_INFINITY : 1) : 1;
  return { width: own.width * scale, height: own.height * scale };
}

function ownPixels(element: Drawn): { readonly width: number; readonly height: number } {
  if (isHtml(element, 'canvas')) return element;
  if (isHtml(element, 'img')) return { width: element.naturalWidth, height: element.naturalHeight };
  const hasFrame = element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
  return { width: hasFrame ? element.videoWidth : 0, height: hasFrame ? element.videoHeight : 0 };
}
