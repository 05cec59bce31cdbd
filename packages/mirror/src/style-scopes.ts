import { assetInUrl, scrubCss } from '@beside/protocol';
import { EDITOR_BASE } from './editor-mark';
import { SELECTION_NAME } from './selected-words';
import { withStateAttributes } from './state-selectors';
import { TOP_LAYER_BASE, TOP_LAYER_RULES } from './top-layer';
import type { ViewAssets } from './view-assets';

interface Sheet {
  css: string;
  readonly media: string;
  /** Stands where the customer's `<style>`, `<link>` or adopted sheet stands, so that order can be read off the DOM. */
  readonly place: Element;
  /** Made for one window, which alone can use it; `null` before. */
  made: Made | null;
}

interface Made {
  readonly view: View;
  readonly sheet: CSSStyleSheet;
}

/** What stands below and above the page's own sheets. */
interface House {
  readonly base: CSSStyleSheet;
  readonly house: CSSStyleSheet;
}

type View = Window & typeof globalThis;

/** Hatching for what the customer's side has masked; the page's own sheets come after and cannot know of it. */
const HOUSE_CSS = `
  [data-beside-masked] { background-image: repeating-linear-gradient(135deg, rgb(96 94 92 / .16) 0 4px, transparent 4px 8px) !important; }
  beside-void, beside-style { display: none !important; }
  :root { scroll-behavior: auto !important; }
  *, ::before, ::after { cursor: default !important; caret-color: transparent !important; }
  ::highlight(${SELECTION_NAME}) { background-color: Highlight; color: HighlightText; }
  ${TOP_LAYER_RULES}
`;

/** The sheets of each document and of each shadow root, in the order in which the customer's page has them; only CSSOM. */
export class StyleScopes {
  private readonly sheets = new Map<number, Sheet>();
  private readonly houses = new WeakMap<View, House>();
  private dirty = true;

  constructor(
    private readonly page: Document,
    private readonly inner: { documents(): Iterable<Document> },
    private readonly assets: ViewAssets,
    /** An element's own style was written anew. */
    private readonly restyled: (element: Element) => void,
  ) {}

  add(id: number, css: string, media: string): Element {
    const place = this.page.createElement('beside-style');
    this.sheets.set(id, { css: '', media, place, made: null });
    this.replace(id, css);
    this.dirty = true;
    return place;
  }

  replace(id: number, css: string): void {
    const entry = this.sheets.get(id);
    if (!entry) return;
    this.write(entry, css, (text) => {
      entry.css = withStateAttributes(text);
      entry.made?.sheet.replaceSync(entry.css);
    });
  }

  remove(id: number): void {
    const entry = this.sheets.get(id);
    if (!entry) return;
    this.sheets.delete(id);
    this.assets.use(entry, new Set(), () => {});
    this.dirty = true;
  }

  /** A node moved: sheets may stand in another order, or in another root. */
  moved(): void {
    this.dirty = true;
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
    const scopes = new Map<Document | ShadowRoot, Sheet[]>();
    for (const page of [this.page, ...this.inner.documents()]) scopes.set(page, []);
    for (const entry of this.sheets.values()) {
      const root = entry.place.getRootNode() as Document | ShadowRoot;
      scopes.set(root, [...(scopes.get(root) ?? []), entry]);
    }
    for (const [root, entries] of scopes) {
      const view = (root.ownerDocument ?? (root as Document)).defaultView as View | null;
      if (!view || !('adoptedStyleSheets' in root)) continue;
      entries.sort((a, b) => (a.place.compareDocumentPosition(b.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
      const { base, house } = this.house(view);
      const sheets = [base, ...entries.map((entry) => sheetOf(entry, view)), house];
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

  private house(view: View): House {
    let made = this.houses.get(view);
    if (!made)
      this.houses.set(
        view,
        (made = { base: construct(view, TOP_LAYER_BASE + EDITOR_BASE, ''), house: construct(view, HOUSE_CSS, '') }),
      );
    return made;
  }
}

function sheetOf(entry: Sheet, view: View): CSSStyleSheet {
  if (entry.made?.view !== view) entry.made = { view, sheet: construct(view, entry.css, entry.media) };
  return entry.made.sheet;
}

function construct(view: View, css: string, media: string): CSSStyleSheet {
  const sheet = new view.CSSStyleSheet(media ? { media } : {});
  sheet.replaceSync(css);
  return sheet;
}
