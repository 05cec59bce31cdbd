import type { Lens } from '../privacy/lens';
import { isDocument, isElement, isHtml } from '../privacy/node-kind';
import type { Changes } from './sensor';

export interface TreeSensor {
  /** Watches a shadow root or a frame's document too; the one who walks the page finds them. */
  watch(root: Document | ShadowRoot): void;
  /** Reports what the browser has not told yet: before anything is looked at, it must be known what was moved. PRIV-6 */
  drain(): void;
  stop(): void;
}

/** Added, removed, moved and changed nodes, in the document, in every shadow root and in every frame that can be seen. */
export function senseTree(page: Document, lens: Lens, changes: Changes): TreeSensor {
  const watched = new WeakSet<Node>();
  const observer = new MutationObserver(report);

  function report(records: readonly MutationRecord[]): void {
    for (const node of lens.noteRecords(records)) if (node.isConnected) changes.subtree(node);
    for (const { type, target, attributeName } of records) {
      const sheet = isElement(target) ? target : target.parentElement;
      if (sheet && isHtml(sheet, 'style')) changes.self(sheet);
      if (type === 'childList') {
        changes.children(target);
        optionsChanged(target);
        if (isDocument(target)) changes.rewritten(target);
      } else if (type === 'characterData') changes.self(target);
      else if (isElement(target)) attributeChanged(target, attributeName ?? '');
    }
  }

  /** A browser chooses by itself when options come and go. */
  function optionsChanged(parent: Node): void {
    const select = isElement(parent) ? parent.closest('select') : null;
    if (!select) return;
    changes.self(select);
    for (const option of select.options) changes.self(option);
  }

  function attributeChanged(element: Element, name: string): void {
    if (!lens.rules.concerns(name)) changes.self(element);
    else if (lens.rules.reach === 'document') changes.subtree(element.ownerDocument);
    else changes.subtree(element); // its own level, or that of what it labels, may have changed with it
  }

  function watch(root: Document | ShadowRoot): void {
    if (watched.has(root)) return;
    watched.add(root);
    observer.observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeOldValue: true,
      characterData: true,
    });
  }

  watch(page);
  return {
    watch,
    drain: () => report(observer.takeRecords()),
    stop: () => {
      lens.noteRecords(observer.takeRecords()); // what was moved just now is known in the next epoch, too
      observer.disconnect();
    },
  };
}
