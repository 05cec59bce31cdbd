import { type ActKey, type ActMessage, type FieldValue, type PageMessage } from '@beside/protocol';
import type { Clock, Delivery } from '@beside/protocol/channel';
import type { Mirror, WindowPoint } from '@beside/mirror';
import {
  handsAfter,
  handsAnew,
  handsLost,
  handsSent,
  handsYielded,
  NO_HANDS,
  type ActKind,
  type HandsState,
} from './acts';

export interface HandsParts {
  readonly self: string;
  readonly clock: Clock;
  readonly mirror: Pick<Mirror, 'anchorAt' | 'nameOf'>;
  readonly act: (message: ActMessage) => Promise<Delivery>;
  readonly changed: () => void;
}

/** What the agent does to the page: every act has a number, under which comes back what became of it. CTRL-10 */
export interface Hands {
  state(): HandsState;
  ask(): void;
  giveBack(): void;
  /** Asks the customer to come to an element. */
  bring(node: number): void;
  fill(node: number, value: FieldValue): void;
  withdraw(act: number): void;
  /** Presses what is at a point of the window; `false` when that is nothing. */
  press(at: WindowPoint): boolean;
  key(node: number, key: ActKey, shift: boolean): void;
  hover(node: number): void;
  focus(node: number): void;
  /** @param left, top where it is to be scrolled to, in px of the page */
  scroll(node: number, left: number, top: number): void;
  /** @param start, end places in the node's text */
  select(node: number, start: number, end: number): void;
  go(where: 'back' | 'forward'): void;
  undo(): void;
  heard(messages: readonly PageMessage[]): void;
  /** A new epoch began. */
  anew(): void;
}

export function openHands(parts: HandsParts): Hands {
  const { self, mirror } = parts;
  let state = NO_HANDS;
  /** Goes on where an earlier desk of this session cannot have been: a number is used once. */
  let last = Math.floor(parts.clock.now() / 1000) % 0x3fff_ffff;

  function become(next: HandsState): void {
    if (next === state) return;
    state = next;
    parts.changed();
  }

  function send(kind: ActKind, node: number | null, message: (act: number) => ActMessage): void {
    const act = ++last;
    become(handsSent(state, { act, kind, node, name: node === null ? '' : mirror.nameOf(node) }));
    void parts.act(message(act)).then((delivery) => delivery === 'expired' && become(handsLost(state, act)));
  }

  return {
    state: () => state,
    ask: () => send('ask', null, (act) => ({ kind: 'ask', act })),
    giveBack: () => {
      void parts.act({ kind: 'yield' });
      become(handsYielded(state));
    },
    bring: (node) => send('bring', node, (act) => ({ kind: 'bring', act, node })),
    fill: (node, value) => {
      for (const one of state.acts) if (one.node === node && one.stage.at === 'proposed') withdraw(one.act);
      send('fill', node, (act) => ({ kind: 'fill', act, node, value }));
    },
    withdraw,
    press: (at) => {
      const anchor = mirror.anchorAt(at.x, at.y);
      if (anchor) send('press', anchor.node, (act) => ({ kind: 'press', act, at: anchor }));
      return anchor !== null;
    },
    key: (node, key, shift) => send('key', node, (act) => ({ kind: 'key', act, node, key, shift })),
    hover: (node) => send('hover', node, (act) => ({ kind: 'hover', act, node })),
    focus: (node) => send('focus', node, (act) => ({ kind: 'focus', act, node })),
    scroll: (node, left, top) => send('scroll', node, (act) => ({ kind: 'scroll', act, node, left, top })),
    select: (node, start, end) => send('select', node, (act) => ({ kind: 'select', act, node, start, end })),
    go: (where) => send('go', null, (act) => ({ kind: 'go', act, where })),
    undo: () => send('undo', null, (act) => ({ kind: 'undo', act })),
    heard: (messages) => become(handsAfter(state, messages, self)),
    anew: () => become(handsAnew(state)),
  };

  function withdraw(act: number): void {
    void parts.act({ kind: 'withdraw', act });
  }
}
