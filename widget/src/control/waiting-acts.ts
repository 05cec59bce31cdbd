import type { Answer, PresenceMessage, ProposalState } from '@beside/protocol';
import type { Clock } from './clock';

/** What waits for the customer: a value for a field, or a press that is theirs. */
export interface WaitingAct {
  readonly kind: 'proposal' | 'request';
  readonly viewer: string;
  readonly act: number;
  readonly node: number;
  readonly element: Element;
}

/** Acts that wait for the customer, told to viewers when they begin to and when they no longer do. CTRL-7 */
export interface WaitingActs {
  /**
   * Shows an act to the customer.
   * @param draw draws it, knows whom to call when the customer has answered, and returns its taking away
   */
  add(act: WaitingAct, draw: (take: () => boolean) => () => void): void;
  count(kind: WaitingAct['kind']): number;
  /** What the customer did themselves answers these. */
  settle(which: (act: WaitingAct) => boolean, as: 'changed' | 'yes'): void;
  /** These are no longer asked. */
  drop(which: (act: WaitingAct) => boolean): void;
  /** Lets go what waits on elements that are no more. */
  look(): void;
  /** Tells viewers how one stands. */
  tell(act: WaitingAct, state: ProposalState | Answer): void;
  stop(): void;
}

/** The page may take an element away; that is looked for this often. */
const LOOK_AGAIN_MS = 1_000;

export function createWaitingActs(clock: Clock, show: (message: PresenceMessage) => void): WaitingActs {
  const waiting = new Map<WaitingAct, () => void>();
  let cancelLook: () => void = () => {};

  function tell({ kind, viewer: who, act, node }: WaitingAct, state: ProposalState | Answer): void {
    if (kind === 'proposal') show({ kind, who, act, node, state: state as ProposalState });
    else show({ kind: 'question', who, act, about: 'press', node, answer: state as Answer });
  }

  function take(act: WaitingAct): boolean {
    const takeAway = waiting.get(act);
    waiting.delete(act);
    takeAway?.();
    return takeAway !== undefined;
  }

  function settle(which: (act: WaitingAct) => boolean, as: 'changed' | 'yes' | 'gone'): void {
    for (const act of [...waiting.keys()].filter(which)) if (take(act)) tell(act, as);
  }

  function look(): void {
    settle(({ element }) => !element.isConnected, 'gone');
    cancelLook();
    if (waiting.size > 0) cancelLook = clock.after(LOOK_AGAIN_MS, look);
  }

  return {
    add: (act, draw) => {
      waiting.set(
        act,
        draw(() => take(act)),
      );
      tell(act, 'open');
      look();
    },
    count: (kind) => [...waiting.keys()].filter((act) => act.kind === kind).length,
    settle,
    drop: (which) => settle(which, 'gone'),
    look,
    tell,
    stop: () => {
      settle(() => true, 'gone');
      cancelLook();
    },
  };
}
