import { createMirror } from '@beside/mirror';
import { decodePage, ReadNames } from '@beside/protocol';
import { el } from './overlay/element';
import { PREVIEW_STYLES } from './overlay/preview-styles';
import { wear } from './overlay/wear';
import type { PreviewStrings } from './strings/preview-en';

export interface PreviewParts {
  /** In the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly strings: PreviewStrings;
  readonly who: string;
  /** Hands on a copy of all that is sent, from a new beginning; returns its stop. */
  readonly watch: (look: { epoch(): void; parcel(bytes: Uint8Array): void }) => () => void;
  /** Asks for pictures as a viewer does. */
  readonly want: (assets: readonly string[]) => void;
  /** The customer has closed it. */
  readonly closed: () => void;
}

/** *See what they see*: the very bytes that are sent, drawn by the mirror that the agent has. A file of its own. PRIV-14 */
export function openPreview({ layer, strings, who, watch, want, closed }: PreviewParts): { close(): void } {
  wear(layer, PREVIEW_STYLES);
  const stage = el('div', { class: 'stage' }, el('p', { class: 'soft' }, strings.drawing));
  const button = el('button', { class: 'secondary', type: 'button', onclick: close }, strings.close);
  const panel = el(
    'div',
    { class: 'preview', role: 'dialog', 'aria-labelledby': 'preview-title', 'aria-describedby': 'preview-lead' },
    el('div', { class: 'preview-head' }, el('h2', { id: 'preview-title' }, strings.title(who)), button),
    el('p', { id: 'preview-lead', class: 'soft' }, strings.lead),
    stage,
  );
  panel.addEventListener('keydown', (event) => event.key === 'Escape' && close());
  layer.append(panel);
  button.focus();

  const mirror = createMirror(stage, {
    tileWords: (reason) => strings.tiles[reason],
    onDefect: () => {}, // what is drawn stays; the agent's own mirror asks anew
    onWant: (assets) => {
      want(assets);
      return Promise.resolve('delivered');
    },
    onProgress: (share) => share === 1 && stage.querySelector('p')?.remove(),
  });
  let names = new ReadNames();
  const stop = watch({
    epoch: () => {
      names = new ReadNames();
      mirror.begin();
    },
    parcel: (bytes) => {
      const messages = decodePage(bytes, names);
      if (messages.ok) mirror.apply(messages.value);
    },
  });

  let isOpen = true;
  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    stop();
    mirror.destroy();
    panel.remove();
    closed();
  }
  return { close };
}
