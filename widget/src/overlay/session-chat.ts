import type { HandsStrings } from '../strings/hands-en';
import { createChatPanel, type Line } from './chat-panel';

export interface SessionChatParts {
  /** In the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly strings: HandsStrings;
  readonly who: () => string;
  readonly announce: (words: string) => void;
  /** The customer has said something. */
  readonly said: (words: string) => void;
  /** It was opened, closed, or there is something to read. */
  readonly changed: () => void;
  /** It was closed with the focus in it. */
  readonly left: () => void;
}

/** The chat of one session: its lines live in this page alone. CTRL-12 */
export interface SessionChat {
  readonly open: boolean;
  readonly unread: number;
  heard(line: Line): void;
  toggle(): void;
  close(): void;
}

export function createSessionChat(parts: SessionChatParts): SessionChat {
  const { layer, strings, who, announce, said, changed, left } = parts;
  const lines: Line[] = [];
  let panel: ReturnType<typeof createChatPanel> | null = null;
  let unread = 0;

  function open(): void {
    panel = createChatPanel(strings, who(), { say: said, close });
    for (const line of lines) panel.add(line);
    unread = 0;
    layer.append(panel.panel);
    panel.focus();
    changed();
  }

  function close(): void {
    const hadFocus = panel?.panel.matches(':focus-within') ?? false;
    panel?.panel.remove();
    panel = null;
    changed();
    if (hadFocus) left();
  }

  return {
    get open() {
      return panel !== null;
    },
    get unread() {
      return unread;
    },
    heard: (line) => {
      lines.push(line);
      if (panel) panel.add(line);
      else unread += 1;
      if (!line.own) announce(strings.chatSaid(line.who, line.words));
      changed();
    },
    toggle: () => (panel ? close() : open()),
    close,
  };
}
