import { createLockedElement, lock } from './locked-frame';

/** Each is a browsing context of its own; no page that people use has more. */
const MAX_INNER_FRAMES = 100;

interface Inner {
  readonly element: HTMLIFrameElement;
  readonly quirks: boolean;
  /** Where the document's nodes are: in a fragment until the frame stands in the page, then in its document. */
  drawn: Document | DocumentFragment;
}

/**
 * The frames inside the mirrored page, each locked like the outer one. A browser gives a frame a new document whenever it is
 * put somewhere, so what is drawn in it follows at the end of every patch.
 */
export class InnerFrames {
  private readonly elements = new Map<number, HTMLIFrameElement>();
  private readonly inner = new Map<number, Inner>();

  constructor(
    private readonly page: Document,
    /** The nodes of a frame stand in this document from now on. */
    private readonly moved: (id: number, drawn: Document) => void,
  ) {}

  /** A frame element; `null` when there are too many. */
  element(id: number): HTMLIFrameElement | null {
    if (this.elements.size >= MAX_INNER_FRAMES) return null;
    const element = createLockedElement(this.page);
    this.elements.set(id, element);
    return element;
  }

  /** What the document of the frame element `parent` is drawn into, in place of the one before; `null` when that is no frame. */
  open(id: number, parent: number, quirks: boolean): DocumentFragment | null {
    const element = this.elements.get(parent);
    if (!element) return null;
    for (const [other, { element: taken }] of this.inner) if (taken === element) this.close(other);
    const drawn = this.page.createDocumentFragment();
    this.inner.set(id, { element, quirks, drawn });
    return drawn;
  }

  /** All documents that are drawn now. */
  *documents(): Iterable<Document> {
    for (const { drawn } of this.inner.values()) if (drawn.nodeType === 9) yield drawn as Document;
  }

  forget(id: number): void {
    this.elements.delete(id);
    this.close(id);
  }

  private close(id: number): void {
    const element = this.inner.get(id)?.element;
    this.inner.delete(id);
    element?.parentNode?.insertBefore(element, element.nextSibling); // empty again, and locked anew with the next document
  }

  flush(): void {
    // What is drawn anew may hold frames, which then have new documents too.
    for (let again = this.inner.size > 0; again;) {
      again = false;
      for (const [id, inner] of this.inner) again = this.follow(id, inner) || again;
    }
  }

  private follow(id: number, inner: Inner): boolean {
    const { element, quirks, drawn } = inner;
    if (!element.contentDocument || element.contentDocument === drawn) return false;
    const { document } = lock(element, quirks);
    document.documentElement.remove();
    inner.drawn = document;
    for (const node of [...drawn.childNodes]) {
      try {
        document.append(node);
      } catch {
        continue; // a second root element: the page state has it, the DOM cannot
      }
    }
    this.moved(id, document);
    return true;
  }
}
