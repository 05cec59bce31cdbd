import type { HandsStrings } from '../strings/hands-en';
import { el } from './element';
import { stackAtFoot } from './stack-at-foot';

export interface StripState {
  readonly who: string;
  readonly canWrite: boolean;
  readonly direct: boolean;
  readonly drawing: boolean;
  readonly marks: number;
  readonly unread: number;
  readonly chatting: boolean;
  /** The agent's acts have changed something that can be given back. */
  readonly undoable: boolean;
}

export interface StripActions {
  takeBack(): void;
  setDirect(direct: boolean): void;
  draw(): void;
  clear(): void;
  chat(): void;
  undo(): void;
}

/** Says all the time what the agent may do, with the tools that the customer has. CTRL-4 */
export function createStrip(layer: HTMLElement, strings: HandsStrings, actions: StripActions) {
  const strip = el('div', { class: 'strip', role: 'group', 'aria-label': strings.tools });
  layer.append(strip);
  const unstack = stackAtFoot(strip);
  let drawn = '';

  const button = (look: string, label: string, press: () => void, more: object = {}) =>
    el('button', { class: look, type: 'button', onclick: press, ...more }, label);

  return {
    show: (state: StripState): void => {
      const look = JSON.stringify(state);
      if (look === drawn) return;
      drawn = look;
      const root = strip.getRootNode() as ShadowRoot;
      const focused = root.activeElement && strip.contains(root.activeElement) ? root.activeElement.className : null;
      strip.replaceChildren(...partsOf(state));
      if (focused === null) return;
      const same = strip.querySelector<HTMLElement>(`.${focused.split(' ').join('.')}`);
      (same ?? strip.querySelector('button'))?.focus();
    },
    focusDraw: () => strip.querySelector<HTMLElement>('.draw')?.focus(),
    focusChat: () => strip.querySelector<HTMLElement>('.chat')?.focus(),
    remove: () => {
      unstack();
      strip.remove();
    },
  };

  function partsOf(state: StripState): HTMLElement[] {
    const { who, canWrite } = state;
    return [
      el(
        'span',
        { class: `mode ${canWrite ? 'write' : ''}` },
        canWrite ? strings.canWrite(who) : strings.canPoint(who),
      ),
      ...(canWrite
        ? [
            button('take-back', strings.takeBack, actions.takeBack),
            el(
              'label',
              { class: 'direct' },
              el('input', {
                type: 'checkbox',
                checked: state.direct,
                onchange: (event) =>
                  event.isTrusted && actions.setDirect((event.currentTarget as HTMLInputElement).checked),
              }),
              strings.direct(who),
            ),
          ]
        : []),
      ...(state.undoable ? [button('undo', strings.undo(who), actions.undo)] : []),
      button('draw', state.drawing ? strings.drawing : strings.draw, actions.draw, {
        'aria-pressed': `${state.drawing}`,
      }),
      ...(state.marks > 0 ? [button('clear', strings.clear, actions.clear)] : []),
      el(
        'button',
        {
          class: 'chat',
          type: 'button',
          onclick: actions.chat,
          'aria-expanded': `${state.chatting}`,
          'aria-label': state.unread > 0 ? strings.chatUnread(state.unread) : strings.chat,
        },
        strings.chat,
        state.unread > 0 ? el('span', { class: 'badge', 'aria-hidden': 'true' }, String(state.unread)) : null,
      ),
    ];
  }
}
