import type { ActMessage, PresenceMessage } from '@beside/protocol';
import { anchorLine } from './capture/anchor-at';
import type { CapturePort, DocumentSensor } from './capture/capture-port';
import { senseDoing } from './capture/sense-doing';
import { createActRate } from './control/act-rate';
import { kindOfElement } from './control/element-kind';
import { nameOfElement } from './control/element-name';
import type { Hands, WriteAct } from './control/hands';
import { createHandsReport, type HandsReportParts } from './control/hands-report';
import { createWriteMode } from './control/mode';
import { createPageWatch } from './control/page-watch';
import { takeAct } from './control/take-act';
import type * as HandsFile from './hands';
import { createAskCustomer } from './overlay/asks/ask-customer';
import { openWriteDialog } from './overlay/asks/write-dialog';
import { createCarriedMarks } from './overlay/marks/carried-marks';
import { createCustomerPen } from './overlay/marks/customer-pen';
import { createMarkBoard } from './overlay/marks/mark-board';
import { MARK_STYLES } from './overlay/marks/mark-styles';
import { createSessionChat } from './overlay/session-chat';
import { createStrip } from './overlay/strip';
import { wear } from './overlay/wear';
import { createHiddenTally } from './privacy/hidden-tally';
import type { Lens } from './privacy/lens';
import type { HandsStrings } from './strings/hands-en';

/** How the customer's side names itself on the wire. */
const CUSTOMER = 'customer';

export interface WorkingTogetherParts {
  /** In the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly strings: HandsStrings;
  /** The agent's name. */
  readonly who: () => string;
  readonly lens: Lens;
  readonly elementOf: (node: number) => Element | null;
  /** One for each object that viewers have: the element that is hidden with it, or `null`. */
  readonly lookForHidden: () => Iterable<Element | null>;
  readonly announce: (words: string) => void;
  readonly show: (message: PresenceMessage) => void;
  readonly give: (assets: readonly string[]) => void;
  readonly fetchHands: () => Promise<typeof HandsFile>;
  /** The customer's presses in the widget since this was last asked: those that led here. SESS-23 */
  readonly presses: () => number;
  /** Tells the audit what the agent's acts came to. AUDIT-6 */
  readonly audit: Pick<HandsReportParts, 'tell' | 'shelf'>;
}

/** What two people do with one page: marks, questions, values, words. CTRL-1 … CTRL-12 */
export interface WorkingTogether {
  /** Senses what the customer does, for as long as an epoch lasts. */
  readonly sense: (port: CapturePort) => DocumentSensor;
  act(viewer: string, act: ActMessage): void;
  /** A new epoch: what was proposed stood on nodes of the last one; what was drawn goes along, and who may write stays as it was. */
  epoch(): void;
  /** Nobody looks any more, or STOP: what was drawn, asked and granted is over. CTRL-4 */
  clear(): void;
  stop(): void;
}

export function createWorkingTogether(parts: WorkingTogetherParts): WorkingTogether {
  const { layer, strings, who, lens, elementOf, announce } = parts;
  wear(layer, MARK_STYLES);
  const nameOf = (id: string) => (id === CUSTOMER ? strings.you : who());
  const rate = createActRate();
  const report = createHandsReport({ ...parts.audit, clock: pageClock, today: () => Date.now() });
  const tally = createHiddenTally({ look: parts.lookForHidden, rose: report.hidden, clock: pageClock });
  const { version, hash } = lens.policy;
  const pages = createPageWatch({
    policy: lens.policy,
    path: () => location.pathname,
    told: (entry) => report.page(hash, entry),
    clock: pageClock,
  });
  const show = (message: PresenceMessage) => {
    report.heard(message);
    parts.show(message);
  };
  let port: CapturePort | null = null;
  let marks = 0;
  let stopped = false;
  let hands: Hands | null = null;
  let fetched: Promise<Hands | null> | null = null;

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
  const carried = createCarriedMarks({
    nodeOf: (element) => {
      const spot = port?.spotOf(element);
      return spot?.exact && spot.at === element ? spot.node : null;
    },
    draw: (id, mark) => {
      if (board.draw(id, mark)) show({ kind: 'mark', who: id, ...mark });
    },
    clock: pageClock,
  });
  const customer = createAskCustomer({ layer, strings, who, announce });
  const mode = createWriteMode({
    ask: (_viewer, answer) => openWriteDialog(layer, strings, who(), answer),
    show,
    changed: ({ writer, direct }, ended) => {
      if (ended) hands?.release();
      if (ended) announce(strings.tookBack(who()));
      else if (writer !== null && !direct) announce(strings.writeGranted(who()));
      draw();
    },
  });
  const chat = createSessionChat({
    ...{ layer, strings, who, announce },
    said: (words) => heard(CUSTOMER, words),
    changed: () => draw(),
    left: () => strip.focusChat(),
  });
  const pen = createCustomerPen({
    layer,
    words: {
      ...{ hint: strings.drawHint, begun: strings.lineBegun, drawn: strings.lineDrawn },
      ...{ nowhere: strings.lineNowhere, stopped: strings.drawStopped },
    },
    announce,
    anchor: (line) => port && anchorLine(document, line, port),
    draw: (mark) => {
      if (board.draw(CUSTOMER, mark)) show({ kind: 'mark', who: CUSTOMER, ...mark });
    },
    stopped: () => draw(),
    left: () => strip.focusDraw(),
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
    chat: chat.toggle,
    undo: () => {
      announce(strings.undone(hands?.undoAll() ?? 0));
      draw();
    },
  });

  function draw(): void {
    const { writer, direct } = mode.now();
    strip.show({
      ...{ who: who(), canWrite: writer !== null, direct, drawing: pen.on, marks },
      ...{ unread: chat.unread, chatting: chat.open, undoable: hands?.canUndo() ?? false },
    });
  }

  function heard(from: string, words: string): void {
    show({ kind: 'said', who: from, text: words });
    chat.heard({ who: nameOf(from), words, own: from === CUSTOMER });
  }

  /** Fetched when it is first wanted; a file that does not come is asked for again by the next act. */
  function withHands(): Promise<Hands | null> {
    return (fetched ??= parts.fetchHands().then(
      ({ actRules, createHands }) => {
        if (stopped) return null;
        hands = createHands({
          ...{ elementOf, show, customer },
          mode: () => mode.now(),
          rules: actRules(lens),
          clock: pageClock,
          changed: draw,
        });
        return hands;
      },
      () => (fetched = null),
    ));
  }

  async function write(viewer: string, act: WriteAct): Promise<void> {
    report.act(act);
    const ready = mode.now().writer === viewer ? await withHands() : hands;
    if (ready) ready.act(viewer, act);
    else if (!stopped) show({ kind: 'outcome', who: viewer, act: act.act, outcome: 'not-in-write-mode' });
  }

  function bring(viewer: string, act: number, element: Element): void {
    const say = (answer: 'open' | 'yes' | 'no') =>
      show({ kind: 'question', who: viewer, act, about: 'here', node: null, answer });
    customer.bring(element, say);
    say('open');
  }

  function marked(act: Extract<ActMessage, { kind: 'mark' }>, element: Element): void {
    const [name, kind] = [nameOfElement(element), kindOfElement(element)];
    const what = name ? strings.named(strings.kinds[kind], name) : strings.unnamed[kind];
    if (act.tool === 'note') announce(strings.noted(who(), act.text, what));
    else if (act.tool !== 'laser') announce(strings.marked[act.tool](who(), what));
  }

  /** One key takes back, one key leads to what waits, or to STOP when nothing does. */
  function onKey(event: KeyboardEvent): void {
    if (!event.isTrusted) return;
    if (event.key === 'Escape') mode.takeBack();
    if (!event.altKey || !event.shiftKey || event.code !== 'KeyB') return;
    event.preventDefault();
    if (!customer.focus()) focusStop();
  }

  function focusStop(): void {
    (layer.getRootNode() as ShadowRoot).querySelector<HTMLElement>('.bar .danger')?.focus();
  }
  addEventListener('keydown', onKey, true);
  const onSubmit = ({ isTrusted }: Event) => isTrusted && report.measured({ submitted: true });
  addEventListener('submit', onSubmit, true);

  function clear(): void {
    mode.end();
    hands?.release();
    customer.clear();
    pen.stop();
    carried.drop();
    board.clear();
    pages.rest();
  }

  mode.tell();
  draw();
  report.rules({ version, hash });
  const customerPresses = parts.presses();
  if (customerPresses > 0) report.measured({ customerPresses });

  return {
    sense: (next) => {
      port = next;
      pages.watch();
      return senseDoing(next, show);
    },
    act: (viewer, act) =>
      takeAct(viewer, act, {
        ...{ board, mode, rate, elementOf, show, bring, marked },
        give: parts.give,
        said: heard,
        write: (id, writing) => void write(id, writing),
        now: () => performance.now(),
      }),
    epoch: () => {
      port = null;
      hands?.release();
      carried.carry(board.lift());
      mode.tell();
      tally.epoch();
    },
    clear,
    stop: () => {
      stopped = true;
      clear();
      hands?.stop();
      chat.close();
      customer.remove();
      strip.remove();
      removeEventListener('keydown', onKey, true);
      removeEventListener('submit', onSubmit, true);
      tally.stop();
      report.stop();
    },
  };
}

const pageClock = {
  now: () => performance.now(),
  after: (ms: number, task: () => void) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
