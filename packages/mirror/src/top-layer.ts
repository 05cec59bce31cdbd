import { elementAbove } from './node-kind';

const KIND_MARKS = { modal: 'modal', popover: 'popover-open', fullscreen: 'fullscreen' } as const;
type Kind = keyof typeof KIND_MARKS;
const NOTE = /^(\d{1,10}) (modal|popover|fullscreen) (rgba?\([\d., ]{1,40}\))?/;
/** More at a time is no page. */
const MAX_TOP = 20;

interface Top {
  readonly order: number;
  readonly kind: Kind;
  readonly backdrop: string;
}

/**
 * Dialogs, popovers and what fills the screen, drawn above the page in the customer's order. Nothing is opened: `showModal` would
 * take the focus of the desk. Each has its backdrop at the end of its document.
 */
export class TopLayer {
  private readonly tops = new Map<Element, Top>();
  private readonly backdrops = new Set<Element>();
  private readonly raised = new Set<Element>();
  private dirty = false;

  constructor(private readonly page: Document) {}

  /** `note` as the customer's side wrote it: order, kind and the colour of the backdrop. */
  set(element: Element, note: string | null): void {
    const [, order, kind, backdrop = ''] = (note && NOTE.exec(note)) || [];
    for (const mark of Object.values(KIND_MARKS)) element.removeAttribute(`data-beside-${mark}`);
    if (kind) {
      this.tops.set(element, { order: Number(order), kind: kind as Kind, backdrop });
      element.setAttribute(`data-beside-${KIND_MARKS[kind as Kind]}`, '');
    } else {
      this.tops.delete(element);
      element.removeAttribute('data-beside-top');
    }
    this.dirty = true;
  }

  forget(element: Element): void {
    if (this.tops.delete(element)) this.dirty = true;
  }

  /** Something moved: what lies above lies above other things. */
  moved(): void {
    this.dirty ||= this.tops.size > 0;
  }

  flush(): void {
    if (!this.dirty) return;
    this.dirty = false;
    for (const backdrop of this.backdrops) backdrop.remove();
    for (const element of this.raised) element.removeAttribute('data-beside-raised');
    this.backdrops.clear();
    this.raised.clear();
    const inOrder = [...this.tops].sort(([, a], [, b]) => a.order - b.order).slice(-MAX_TOP);
    inOrder.forEach(([element, { backdrop }], index) => {
      element.setAttribute('data-beside-top', String(index + 1));
      for (let at = elementAbove(element, this.page); at; at = elementAbove(at, this.page)) this.raise(at);
      const root = element.ownerDocument.documentElement as Element | null;
      if (!backdrop || !root || !element.isConnected) return;
      const behind = this.page.createElement('beside-backdrop');
      behind.setAttribute('data-beside-top', String(index + 1));
      behind.style.backgroundColor = backdrop;
      root.append(behind);
      this.backdrops.add(behind);
    });
  }

  /** A stacking context around it must not keep it below the page. */
  private raise(around: Element): void {
    around.setAttribute('data-beside-raised', '');
    this.raised.add(around);
  }
}

const LAYERS = Array.from({ length: MAX_TOP }, (_, index) => {
  const z = 2_147_483_000 + 2 * index;
  const at = `[data-beside-top="${index + 1}"]`;
  return `${at} { z-index: ${z + 1} !important } beside-backdrop${at} { z-index: ${z} !important }`;
}).join('\n');

/** What a browser says of open dialogs and popovers, under everything that the page's own sheets say. */
export const TOP_LAYER_BASE = `
  :where([data-beside-modal]) { position: fixed; inset-block: 0; max-width: calc(100% - 6px - 2em); max-height: calc(100% - 6px - 2em); overflow: auto; visibility: visible; }
  :where([data-beside-popover-open]) { display: block; }
  :where([data-beside-focus-visible]) { outline: auto 1px -webkit-focus-ring-color; }
`;
/** What holds whatever the page says. */
export const TOP_LAYER_RULES = `
  [data-beside-modal], [data-beside-popover-open], [data-beside-fullscreen] { position: fixed; }
  [data-beside-fullscreen] { inset: 0 !important; margin: 0 !important; box-sizing: border-box !important; min-width: 0 !important; max-width: none !important; min-height: 0 !important; max-height: none !important; width: 100% !important; height: 100% !important; transform: none !important; object-fit: contain; }
  [data-beside-raised] { z-index: 2147483000 !important; }
  beside-backdrop { display: block !important; position: fixed !important; inset: 0 !important; pointer-events: none !important; }
  ${LAYERS}
`;
