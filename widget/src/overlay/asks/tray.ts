import { el } from '../element';

/** Where cards stand that wait for the customer, above the bar; the newest is nearest to it. */
export interface Tray {
  /** Shows a card; returns its taking away. Focus that was in it goes back to where it came from. */
  add(card: HTMLElement): () => void;
  /** Puts the focus into the newest card; `false` when there is none. */
  focus(): boolean;
  remove(): void;
}

export function createTray(layer: HTMLElement, label: string): Tray {
  const tray = el('div', { class: 'tray', role: 'region', 'aria-label': label });
  layer.append(tray);
  let before: HTMLElement | null = null;
  return {
    add: (card) => {
      tray.prepend(card);
      return () => {
        const root = card.getRootNode() as ShadowRoot | Document;
        const hadFocus = card.contains(root.activeElement);
        card.remove();
        if (hadFocus) before?.focus();
      };
    },
    focus: () => {
      const button = tray.querySelector<HTMLElement>('button,input');
      if (!button) return false;
      if (document.activeElement instanceof HTMLElement) before = document.activeElement;
      button.focus();
      return true;
    },
    remove: () => tray.remove(),
  };
}
