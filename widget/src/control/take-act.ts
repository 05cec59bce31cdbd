import { isDrawable, never, type ActMessage, type PresenceMessage } from '@beside/protocol';
import type { MarkBoard } from '../overlay/marks/mark-board';
import type { createActRate } from './act-rate';
import type { WriteAct } from './hands';
import type { WriteMode } from './mode';

/** What an act can do that leaves the page as it is. */
export type AboveAct = Extract<
  ActMessage,
  { kind: 'point' | 'tap' | 'mark' | 'unmark' | 'look' | 'bring' | 'ask' | 'yield' | 'say' }
>;

export interface ActSinks {
  readonly board: MarkBoard;
  readonly mode: WriteMode;
  readonly rate: ReturnType<typeof createActRate>;
  readonly elementOf: (node: number) => Element | null;
  readonly show: (message: PresenceMessage) => void;
  /** Says to the customer what has been marked. */
  readonly marked: (act: Extract<ActMessage, { kind: 'mark' }>, element: Element) => void;
  /** Asks the customer to go to an element. */
  readonly bring: (viewer: string, act: number, element: Element) => void;
  readonly said: (viewer: string, words: string) => void;
  readonly give: (assets: readonly string[]) => void;
  readonly write: (viewer: string, act: WriteAct) => void;
  readonly now: () => number;
}

/** A viewer's intent: what is drawn or asked is done here, above the page; what would change the page is the hands'. CTRL-1 */
export function takeAct(viewer: string, act: ActMessage, sinks: ActSinks): void {
  const { board, mode, show, elementOf } = sinks;
  const fits = act.kind === 'point' ? 'fits' : sinks.rate(viewer, sinks.now());
  if (fits !== 'fits') {
    if (fits === 'first' && 'act' in act) show({ kind: 'outcome', who: viewer, act: act.act, outcome: 'too-many' });
    return;
  }
  switch (act.kind) {
    case 'point':
      board.point(viewer, act.at);
      return;
    case 'tap':
      return board.tap(viewer, act.at);
    case 'mark': {
      const element = elementOf(act.node);
      if (!element || !isDrawable(act) || !board.draw(viewer, act)) return;
      show({ ...act, who: viewer });
      return sinks.marked(act, element);
    }
    case 'unmark': {
      const who = act.everybody ? null : viewer;
      board.erase(who, act.id);
      return show({ kind: 'unmark', who, id: act.id });
    }
    case 'look':
      board.look(viewer, act.bottom >= act.top ? act : null);
      return show({ ...act, who: viewer });
    case 'bring': {
      const element = elementOf(act.node);
      if (element) return sinks.bring(viewer, act.act, element);
      return show({ kind: 'outcome', who: viewer, act: act.act, outcome: 'vanished' });
    }
    case 'ask':
      return mode.ask(viewer, act.act);
    case 'yield':
      return mode.yield(viewer);
    case 'say':
      return act.text.trim() === '' ? undefined : sinks.said(viewer, act.text);
    case 'want':
      return sinks.give(act.assets);
    case 'fill':
    case 'withdraw':
    case 'press':
    case 'key':
    case 'hover':
    case 'focus':
    case 'scroll':
    case 'select':
    case 'go':
    case 'undo':
      return sinks.write(viewer, act);
    default:
      return never(act);
  }
}
