import { isAssetId } from '@beside/protocol';
import type { LockedFrame } from './locked-frame';
import type { Asset } from './read-asset';
import type { ViewAssets } from './view-assets';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Picture {
  id: string | null;
  /** Its own size in CSS px at the customer's; the pixels that travel may be fewer. */
  size: Size | null;
  /** Something stands in it; it stays until the next one has come. */
  isDrawn: boolean;
  /** What a canvas is drawn with, as a value of CSS. */
  content: string;
}

/**
 * Draws `<img>`, `<canvas>` and `<video>` with what the page state says they show. Each has its own size from the start, with a blank
 * in the place of pixels that have not come. PRIV-15 PRIV-16
 */
export class Pictures {
  private readonly pictures = new WeakMap<Element, Picture>();

  constructor(
    private readonly frame: LockedFrame,
    private readonly assets: ViewAssets,
  ) {}

  set(element: Element, name: '@asset' | '@size', value: string | null): void {
    const picture = this.pictures.get(element) ?? { id: null, size: null, isDrawn: false, content: '' };
    this.pictures.set(element, picture);
    if (name === '@size') picture.size = readSize(value);
    else {
      picture.id = value !== null && isAssetId(value) ? value : null;
      this.assets.use(element, new Set(picture.id === null ? [] : [picture.id]), () => this.draw(element, picture));
    }
    this.draw(element, picture);
  }

  /** Its inline style was written anew. */
  restyled(element: Element): void {
    const { content } = this.pictures.get(element) ?? {};
    if (content) (element as HTMLElement).style.setProperty('content', content, 'important');
  }

  /** The element is drawn no more. */
  forget(element: Element): void {
    if (this.pictures.delete(element)) this.assets.use(element, new Set(), () => {});
  }

  private draw(element: Element, picture: Picture): void {
    const { id, size } = picture;
    const { HTMLImageElement, HTMLCanvasElement, HTMLVideoElement } = this.frame.window;
    const asset = id === null ? null : this.assets.get(id);
    if (id !== null && !asset && picture.isDrawn) return;
    picture.isDrawn = asset !== null;
    const url = asset && this.assets.url(asset.id);
    if (element instanceof HTMLImageElement) {
      if (asset) element.srcset = `${url} ${density(asset, size)}x`;
      else if (size) element.srcset = `${blank(size)} 1x`;
      else element.removeAttribute('srcset');
    } else if (element instanceof HTMLCanvasElement) void this.drawCanvas(element, picture, asset, url);
    else if (element instanceof HTMLVideoElement) {
      if (url) element.poster = url;
      else element.removeAttribute('poster');
    }
  }

  /** Where no script runs a canvas is drawn like any element; so it shows its still as its content. */
  private async drawCanvas(
    canvas: HTMLElement,
    picture: Picture,
    asset: Asset | null,
    url: string | null,
  ): Promise<void> {
    const { id, size } = picture;
    if (asset && url) {
      const image = this.frame.document.createElement('img');
      image.src = url;
      const isSound = await image.decode().then(
        () => true,
        () => false, // a header and nothing behind it
      );
      if (!isSound || picture.id !== id) return;
      picture.content = `image-set(url("${url}") ${density(asset, size)}x)`;
    } else picture.content = size ? `url("${blank(size)}")` : '';
    if (!picture.content) canvas.style.removeProperty('content');
    this.restyled(canvas);
  }
}

/** Makes the picture's own size what it is at the customer's, however many pixels came. */
function density(asset: Asset, size: Size | null): number {
  return size ? asset.width / size.width : 1;
}

/** The one SVG that is ever drawn as an image: the mirror's own, without anything in it. */
function blank({ width, height }: Size): string {
  return `data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20width='${width}'%20height='${height}'/%3E`;
}

function readSize(value: string | null): Size | null {
  const [, width, height] = /^(\d{1,5}) (\d{1,5})$/.exec(value ?? '') ?? [];
  return Number(width) > 0 && Number(height) > 0 ? { width: Number(width), height: Number(height) } : null;
}
