import type { Lens } from '../privacy/lens';
import type { Sensor } from './sensor';

/** Added, removed, moved and changed nodes, in the document and in every open shadow root. */
export function senseTree(page: Document, lens: Lens): Sensor {
  return (changes) => {
    const watched = new WeakSet<Node>();
    const observer = new MutationObserver((records) => {
      for (const record of records) {
        if (record.type === 'childList') {
          changes.children(record.target);
          if (record.target instanceof HTMLStyleElement) changes.self(record.target);
          for (const added of record.addedNodes) watchRoots(added);
        } else if (record.type === 'characterData') {
          changes.self(record.target);
          if (record.target.parentNode instanceof HTMLStyleElement) changes.self(record.target.parentNode);
        } else if (record.target instanceof Element) attributeChanged(record.target, record.attributeName ?? '');
      }
    });

    function attributeChanged(element: Element, name: string): void {
      if (name === 'style' && lens.rules.reach === 'none') return changes.self(element);
      if (lens.rules.reach === 'document') return changes.subtree(page);
      changes.subtree(element); // its own level, or a label's, may have changed with it
    }

    function watch(root: Document | ShadowRoot): void {
      if (watched.has(root)) return;
      watched.add(root);
      observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
      watchRoots(root);
    }

    function watchRoots(top: Node): void {
      if (top instanceof Element && top.shadowRoot) watch(top.shadowRoot);
      if (!(top instanceof Element || top instanceof Document || top instanceof ShadowRoot)) return;
      for (const element of top.querySelectorAll('*')) if (element.shadowRoot) watch(element.shadowRoot);
    }

    watch(page);
    return () => observer.disconnect();
  };
}
