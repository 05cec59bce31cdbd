import { assetInUrl, scrubCss } from '@beside/protocol';
import type { LockedFrame } from './locked-frame';
import type { ViewAssets } from './view-assets';

interface Sheet {
  readonly sheet: CSSStyleSheet;
  /** Stands where the customer's `<style>`, `<link>` or adopted sheet stands, so that order can be read off the DOM. */
  readonly place: Element;
}

/** Hatching for what the customer's side has masked; the page's own sheets come after and cannot know of it. */
const HOUSE_CSS = `
  [data-beside-masked] { background-image: repeating-linear-gradient(135deg, rgb(96 94 92 / .16) 0 4px, transparent 4px 8px) !important; }
  beside-void, beside-style { display: none !important; }
  :root { scroll-behavior: auto !important; }
  *, ::before, ::after { cursor: default !important; caret-color: transparent !important; }
`;

/** The sheets of the document and of each shadow root, in the order in which the customer's page has them; only CSSOM. */
export class StyleScopes {
  private readonly sheets = new Map<number, Sheet>();
  private readonly house: CSSStyleSheet;
  private dirty = true;

  constructor(
    private readonly frame: LockedFrame,
    private readonly assets: ViewAssets,
    /** An element's own style was written anew. */
    private readonly restyled: (element: Element) => void,
  ) {
    this.house = this.construct(HOUSE_CSS, '');
  }

  add(id: number, css: string, media: string): Element {
    const place = this.frame.document.createElement('beside-style');
    this.sheets.set(id, { sheet: this.construct('', media), place });
    this.replace(id, css);
    this.dirty = true;
    return place;
  }

  replace(id: number, css: string): void {
    const sheet = this.sheets.get(id)?.sheet;
    if (sheet) this.write(sheet, css, (text) => sheet.replaceSync(text));
  }

  remove(id: number): void {
    const sheet = this.sheets.get(id)?.sheet;
    if (!sheet) return;
    this.sheets.delete(id);
    this.assets.use(sheet, new Set(), () => {});
    this.dirty = true;
  }

  /** A node moved: sheets may stand in another order, or in another shadow root. */
  moved(): void {
    if (this.sheets.size > 0) this.dirty = true;
  }

  setInline(element: Element, css: string | null): void {
    const { style } = element as Partial<ElementCSSInlineStyle>;
    if (!style) return;
    this.write(style, css ?? '', (text) => {
      style.cssText = text;
      this.restyled(element);
    });
  }

  /** The element is drawn no more. */
  forgetInline(element: Element): void {
    const { style } = element as Partial<ElementCSSInlineStyle>;
    if (style) this.assets.use(style, new Set(), () => {});
  }

  flush(): void {
    if (!this.dirty) return;
    this.dirty = false;
    const scopes = new Map<Document | ShadowRoot, Sheet[]>([[this.frame.document, []]]);
    for (const entry of this.sheets.values()) {
      const root = entry.place.getRootNode() as Document | ShadowRoot;
      scopes.set(root, [...(scopes.get(root) ?? []), entry]);
    }
    for (const [root, entries] of scopes) {
      if (!('adoptedStyleSheets' in root)) continue;
      entries.sort((a, b) => (a.place.compareDocumentPosition(b.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
      const sheets = [...entries.map((entry) => entry.sheet), this.house];
      const now = root.adoptedStyleSheets;
      if (sheets.length !== now.length || sheets.some((sheet, i) => sheet !== now[i])) root.adoptedStyleSheets = sheets;
    }
  }

  /** Writes CSS in which nothing fetches: of URLs only those of assets that are held; again when another one has come. */
  private write(target: object, css: string, put: (text: string) => void): void {
    const used = new Set<string>();
    put(
      scrubCss(css, (url) => {
        const id = assetInUrl(url);
        if (id) used.add(id);
        const held = id && this.assets.url(id);
        return held ? `url("${held}")` : null;
      }),
    );
    this.assets.use(target, used, () => this.write(target, css, put));
  }

  private construct(css: string, media: string): CSSStyleSheet {
    const sheet = new this.frame.window.CSSStyleSheet(media ? { media } : {});
    sheet.replaceSync(css);
    return sheet;
  }
}
