import { type ActMessage, type Anchor, type PresenceMessage } from '@beside/protocol';
import { anchorLine } from './capture/anchor-at';
import type { CapturePort, DocumentSensor } from './capture/capture-port';
import { senseDoing } from './capture/sense-doing';
import { ActRate } from './control/act-rate';
import { kindOfElement } from './control/element-kind';
import { nameOfElement } from './control/element-name';
import { createWriteMode } from './control/mode';
import { takeAct, type WriteAct } from './control/take-act';
import { noticeCard, requestCard } from './overlay/asks/request-card';
import { createTray } from './overlay/asks/tray';
import { openWriteDialog } from './overlay/asks/write-dialog';
import { createChatPanel } from './overlay/chat-panel';
import { createCustomerPen } from './overlay/marks/customer-pen';
import { createMarkBoard } from './overlay/marks/mark-board';
import { MARK_STYLES } from './overlay/marks/mark-styles';
import { createStrip } from './overlay/strip';
import { wear } from './overlay/wear';
import type { HandsStrings } from './strings/hands-en';

/** How the customer's side names itself on the wire. */
const CUSTOMER = 'customer';

export interface WorkingTogetherParts {
  /** In the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly strings: HandsStrings;
  /** The agent's name. */
  readonly who: () => string;
  readonly elementOf: (node: number) => Element | null;
  readonly announce: (words: string) => void;
  readonly show: (message: PresenceMessage) => void;
  readonly give: (assets: readonly string[]) => void;
}

/** What two people do with one page: marks, questions, values, words. CTRL-1 … CTRL-12 */
export interface WorkingTogether {
  /** Senses what the customer does, for as long as an epoch lasts. */
  readonly sense: (port: CapturePort) => DocumentSensor;
  act(viewer: string, act: ActMessage): void;
  /** A new epoch: what was drawn stood on nodes of the last one; who may write stays as it was. */
  epoch(): void;
  /** Nobody looks any more, or STOP: what was drawn, asked and granted is over. CTRL-4 */
  clear(): void;
  stop(): void;
}

export function createWorkingTogether(parts: WorkingTogetherParts): WorkingTogether {
  const { layer, strings, who, elementOf, announce, show } = parts;
  wear(layer, MARK_STYLES);
  const nameOf = (id: string) => (id === CUSTOMER ? strings.you : who());
  const nameFor = (element: Element) => {
    const [name, kind] = [nameOfElement(element), kindOfElement(element)];
    return name ? strings.named(strings.kinds[kind], name) : strings.unnamed[kind];
  };
  const rate = new ActRate();
  const open = new Set<() => void>();
  let port: CapturePort | null = null;
  let marks = 0;
  let chat: ReturnType<typeof createChatPanel> | null = null;
  let unread = 0;

  const board = createMarkBoard({
    layer,
    elementOf,
    nameOf,
    isCustomer: (id) => id === CUSTOMER,
    showMe: strings.showMe,
    looksHere: strings.looksHere,
    gone: (id, mark) => show({ kind: 'unmark', who: id, id: mark }),
    counted: (count) => {
      marks = count;
      draw();
    },
  });
  const tray = createTray(layer, strings.tools);
  const mode = createWriteMode({
    ask: (_viewer, answer) => openWriteDialog(layer, strings, who(), answer),
    show,
    changed: ({ writer }, ended) => {
      if (ended) announce(strings.tookBack(who()));
      else if (writer !== null) announce(strings.writeGranted(who()));
      draw();
    },
  });
  const pen = createCustomerPen({
    layer,
    hint: strings.drawHint,
    anchor: (line) => port && anchorLine(document, line, port),
    draw: (mark) => {
      if (board.draw(CUSTOMER, mark)) show({ kind: 'mark', who: CUSTOMER, ...mark });
    },
    stopped: draw,
  });
  const strip = createStrip(layer, strings, {
    takeBack: () => mode.takeBack(),
    setDirect: (direct) => mode.setDirect(direct),
    draw: () => {
      if (pen.on) pen.stop();
      else pen.start();
      draw();
    },
    clear: () => {
      board.erase(null, null);
      show({ kind: 'unmark', who: null, id: null });
    },
    chat: () => (chat ? closeChat() : openChat()),
    undo: () => {},
  });

  function draw(): void {
    const { writer, direct } = mode.now();
    strip.show({
      ...{ who: who(), canWrite: writer !== null, direct, drawing: pen.on, marks, unread },
      chatting: chat !== null,
      undoable: false,
    });
  }

  const lines: { who: string; words: string; own: boolean }[] = [];

  function openChat(): void {
    chat = createChatPanel(strings, who(), {
      say: (words) => heard(CUSTOMER, words),
      close: closeChat,
    });
    for (const line of lines) chat.add(line);
    unread = 0;
    layer.append(chat.panel);
    chat.focus();
    draw();
  }

  function closeChat(): void {
    chat?.panel.remove();
    chat = null;
    draw();
  }

  function heard(from: string, words: string): void {
    const line = { who: nameOf(from), words, own: from === CUSTOMER };
    lines.push(line);
    show({ kind: 'said', who: from, text: words });
    if (chat) chat.add(line);
    else unread += 1;
    if (!line.own) announce(strings.chatSaid(line.who, words));
    draw();
  }

  /** A card that stands until it is answered; `close` takes it away without an answer. */
  function stand(card: HTMLElement, words: string): () => void {
    const remove = tray.add(card);
    open.add(close);
    announce(`${words} ${strings.jumpKey}`);
    function close(): void {
      open.delete(close);
      remove();
    }
    return close;
  }

  function bring(viewer: string, act: number, element: Element): void {
    const say = (answer: 'open' | 'yes' | 'no') =>
      show({ kind: 'question', who: viewer, act, about: 'here', node: null, answer });
    const what = nameOfElement(element) || strings.thisPart;
    const lead = strings.hereLead(who());
    const close = stand(
      requestCard(
        { lead, what, show: strings.goThere, no: strings.no },
        {
          show: () => {
            element.scrollIntoView({ block: 'center', behavior: 'smooth' });
            close();
            say('yes');
          },
          no: () => {
            close();
            say('no');
          },
        },
      ),
      `${lead} ${what}.`,
    );
    say('open');
  }

  /** One key takes back, one key leads to what waits. */
  function onKey(event: KeyboardEvent): void {
    if (!event.isTrusted) return;
    if (event.key === 'Escape') mode.takeBack();
    if (event.altKey && event.shiftKey && event.code === 'KeyB' && tray.focus()) event.preventDefault();
  }
  addEventListener('keydown', onKey, true);

  function clear(): void {
    mode.end();
    for (const close of [...open]) close();
    pen.stop();
    board.clear();
  }

  mode.tell();
  draw();

  return {
    sense: (next) => {
      port = next;
      return senseDoing(next, show);
    },
    act: (viewer, act) =>
      takeAct(viewer, act, {
        ...{ board, mode, rate, elementOf, show, bring },
        give: parts.give,
        said: heard,
        marked: (_, mark, element) => {
          const what = nameFor(element);
          if (mark.tool === 'note') announce(strings.noted(who(), mark.text, what));
          else announce(strings.marked[mark.tool](who(), what));
        },
        write: (id, write) => show({ kind: 'outcome', who: id, act: write.act, outcome: 'not-in-write-mode' }),
        now: () => performance.now(),
      }),
    epoch: () => {
      board.clear();
      mode.tell();
    },
    clear,
    stop: () => {
      clear();
      closeChat();
      tray.remove();
      strip.remove();
      removeEventListener('keydown', onKey, true);
    },
  };
}
