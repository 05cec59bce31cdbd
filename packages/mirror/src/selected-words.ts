interface End {
  readonly node: number;
  readonly offset: number;
}

export const SELECTION_NAME = 'beside-selection';

/** The customer's selection, painted without being one: the viewer's own stays where it is. */
export class SelectedWords {
  private range: { readonly start: End; readonly end: End } | null = null;
  private painted: (Window & typeof globalThis) | null = null;

  constructor(private readonly nodeOf: (id: number) => Node | undefined) {}

  show(range: { readonly start: End; readonly end: End } | null): void {
    this.range = range;
    this.flush();
  }

  /** Texts may have changed, or a frame may have another document. */
  flush(): void {
    if (!this.range && !this.painted) return;
    this.painted?.CSS.highlights?.delete(SELECTION_NAME);
    this.painted = null;
    const start = this.range && this.nodeOf(this.range.start.node);
    const end = this.range && this.nodeOf(this.range.end.node);
    if (!this.range || start?.nodeType !== 3 || end?.nodeType !== 3 || start.ownerDocument !== end.ownerDocument)
      return;
    const page = start.ownerDocument as Document;
    const view = page.defaultView as (Window & typeof globalThis) | null;
    if (!view?.CSS.highlights) return; // an older browser draws no selection
    const words = page.createRange();
    words.setStart(start, Math.min(this.range.start.offset, (start as Text).length));
    words.setEnd(end, Math.min(this.range.end.offset, (end as Text).length));
    view.CSS.highlights.set(SELECTION_NAME, new view.Highlight(words));
    this.painted = view;
  }
}
