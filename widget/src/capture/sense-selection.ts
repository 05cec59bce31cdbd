import { POINTER_MS } from '@beside/protocol';
import type { CapturePort, DocumentSensor } from './capture-port';
import { lastOf } from './last-of';

/** Texts that are looked through for the two ends; a longer selection is drawn up to there. */
const MAX_TEXTS = 5_000;

interface End {
  readonly node: number;
  readonly offset: number;
}

/** The words that the customer has selected, from the first to the last that viewers can read; in a field, or masked: nothing. PRIV-12 */
export function senseSelection(port: CapturePort): DocumentSensor {
  return (inner) => {
    let last = 'null';
    const { note, stop } = lastOf(POINTER_MS, () => {
      const range = shownRange(inner, port);
      const now = JSON.stringify(range);
      if (now !== last) port.send({ kind: 'selection', range });
      last = now;
    });
    inner.addEventListener('selectionchange', note, { passive: true });
    note();
    return () => {
      stop();
      inner.removeEventListener('selectionchange', note);
    };
  };
}

function shownRange(inner: Document, { shownText }: CapturePort): { readonly start: End; readonly end: End } | null {
  const selection = inner.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  let start: End | null = null;
  let end: End | null = null;
  for (const text of textsIn(range)) {
    const node = shownText(text);
    if (node === null) continue;
    start ??= { node, offset: text === range.startContainer ? range.startOffset : 0 };
    end = { node, offset: text === range.endContainer ? range.endOffset : text.length };
  }
  return start && end && { start, end };
}

function* textsIn(range: Range): Generator<Text> {
  const top = range.commonAncestorContainer;
  if (top.nodeType === 3) return yield top as Text;
  const walker = (top.ownerDocument ?? (top as Document)).createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let n = 0, text = walker.nextNode(); text && n < MAX_TEXTS; text = walker.nextNode()) {
    if (!range.intersectsNode(text)) continue;
    n += 1;
    yield text as Text;
  }
}
