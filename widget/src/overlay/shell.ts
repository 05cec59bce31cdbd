import type { EntryWords } from '../language-files';
import { el } from './element';
import { STYLES } from './styles';

export const HOST_TAG = 'beside-widget';

/** Beside's own corner of the page: a closed shadow root that the page's CSS and scripts do not reach. */
export interface Shell {
  readonly host: HTMLElement;
  /**
   * Shows one view in place of the last one; focus that was in the last one stays in Beside. An open dialog whose `id` is the next
   * one's stays, and says what that one says: to close a modal dialog and to open another makes the browser style the whole page anew, twice.
   */
  show(...parts: readonly HTMLElement[]): void;
  /** Where pointers and marks are drawn. */
  readonly marks: HTMLElement;
  /** Says something to a screen reader, politely. */
  announce(words: string): void;
  remove(): void;
}

export function createShell(page: Document, { language, direction, strings }: EntryWords): Shell {
  const host = page.createElement(HOST_TAG);
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];
  const spoken = el('div', { class: 'spoken', 'aria-live': 'polite', role: 'status' });
  const marks = el('div', {});
  const content = el('div', { role: 'region', 'aria-label': strings.region });
  root.append(el('div', { class: 'root', lang: language, dir: direction }, marks, content, spoken));
  page.documentElement.append(host);
  return {
    host,
    marks,
    show: (...parts) => {
      const held = content.contains(root.activeElement) ? root.activeElement : null;
      const shown = content.querySelector('dialog[open][id]');
      if (shown && shown.id === parts[0]?.id) shown.replaceChildren(...parts[0].childNodes);
      else content.replaceChildren(...parts);
      if (held) heir(content, held)?.focus({ preventScroll: true });
    },
    announce: (words) => void (spoken.textContent = words),
    remove: () => host.remove(),
  };
}

/** Who takes the focus over: what reads the same, or else the first that can. */
function heir(content: HTMLElement, held: Element): HTMLElement | undefined {
  const able = [...content.querySelectorAll<HTMLElement>('button, [tabindex]')];
  return able.find((one) => one.textContent === held.textContent && one.localName === held.localName) ?? able[0];
}
