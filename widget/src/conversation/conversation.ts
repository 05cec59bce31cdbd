import { groupPin } from '@beside/protocol';
import type { OtherWays } from '../consent/other-ways';
import type { Offering } from '../offering';
import { el } from '../overlay/element';
import type { WidgetState } from '../state';
import type { ConversationStrings } from '../strings/conversation-en';
import type { WidgetSession } from '../widget-session';
import { callDialog, numberToCall } from './call-dialog';
import { createChatEnd } from './chat-end';
import type { ChatCode, ChatEvents } from './chat-events';
import type { ChatSdk } from './chat-sdk';
import { followSdk } from './follow-sdk';
import { createHint } from './hint';
import type { UsedCode } from './used-code';

export interface ConversationParts {
  readonly session: Pick<WidgetSession, 'open' | 'end'> & { readonly ways: Pick<OtherWays, 'open'> };
  readonly strings: ConversationStrings;
  /** In the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly announce: (words: string) => void;
  /** The tag's `data-conversation`: which chat goes on in this page. SESS-16 PIN-9 */
  readonly place: { conversation?: string | undefined };
  readonly used: UsedCode;
  /** What the widget does when this file comes. */
  readonly state: WidgetState;
  readonly now: () => number;
  /** @returns takes it back */
  readonly after: (ms: number, task: () => void) => () => void;
}

/** The customer's side of a chat that goes on in the page, or of a call. It offers, and it ends; a session it starts by no means. SESS-29 */
export interface Conversation {
  follow(state: WidgetState): void;
  /** A chat that has started takes the last one's place; `null`: the customer has left it. */
  chat(sdk: ChatSdk | null): void;
  /** What any chat tells; for the one that Microsoft hosts. */
  readonly heard: ChatEvents;
  /** Opens the dialog for a caller. @param opener gets the focus back */
  call(phone: string | null, opener: HTMLElement | null): Promise<void>;
  stop(): void;
}

export function createConversation(parts: ConversationParts): Conversation {
  const { session, strings, place, used } = parts;
  let { state } = parts;
  let code: ChatCode | null = null;
  /** The code that the customer has just chosen, until the field for it is there. */
  let chosen: ChatCode | null = null;
  let isAgentHere = false;
  let id: string | null = null;
  /** Counts chats that are over, and codes that were used: what was on its way by then is not offered. */
  let turn = 0;
  let stopChat = () => {};
  let isPutOff = false;
  const end = createChatEnd(parts);

  const hint = createHint(parts.layer, strings, () => {
    isPutOff = true;
    hint.hide();
  });

  function draw(): void {
    if (state.at !== 'idle' || isPutOff || (!code && !isAgentHere)) return hint.hide();
    const words = code ? strings.codeHere : strings.agentHere;
    hint.show(words, code ? { words: strings.useCode, act: useCode } : { words: strings.enterPin, act: session.open });
    parts.announce(words);
  }

  function useCode(): void {
    chosen = code;
    session.open();
  }

  /** In the panel for the PIN: the code that was chosen is filled in and sent as if typed; one that was not can be chosen here. */
  function join(panel: HTMLElement): void {
    const form = panel.querySelector('form');
    const field = form?.querySelector<HTMLInputElement>('#pin');
    if (!form || !field || field.disabled) return;
    if (chosen) return fill(form, field, chosen);
    panel.querySelector('.from-chat')?.remove();
    if (!code) return;
    const found = code;
    const choose = () => fill(form, field, found);
    form.before(el('button', { class: 'secondary wide from-chat', type: 'button', onclick: choose }, strings.useCode));
  }

  function fill(form: HTMLFormElement, field: HTMLInputElement, { digits, message }: ChatCode): void {
    chosen = code = null;
    turn += 1;
    used.keep(message);
    field.value = groupPin(digits);
    form.requestSubmit();
  }

  /** What is on its way is not offered any more, either. */
  function drop(): void {
    turn += 1;
    code = chosen = null;
    isAgentHere = false;
  }

  /** The file that joins a code to the field; `field`: it does not come, and there is the field; `null`: the company has no PIN of the agent's. SESS-17 */
  async function findEntry(): Promise<Offering | 'field' | null> {
    const offering = await session.ways.open().catch(() => 'field' as const);
    if (offering === 'field') return offering;
    const { starts } = await offering.company();
    return starts.agentPin ? offering : null;
  }

  const heard: ChatEvents = {
    conversation: (next) => {
      id = next;
      place.conversation = next;
      end.goesOn(next);
    },
    agentHere: async () => {
      const of = turn;
      const entry = await findEntry();
      if (turn !== of || !entry) return;
      isAgentHere = true;
      isPutOff = false;
      draw();
    },
    code: async (found) => {
      const of = turn;
      const [entry, isUsed] = await Promise.all([findEntry(), used.is(found.message)]);
      if (turn !== of || isUsed || !entry || entry === 'field') return;
      code = found;
      isPutOff = false;
      entry.besides(join);
      draw();
    },
    over: (by) => {
      leave();
      end.over(id, by); // the id stays: who leaves a chat that the agent has ended says so, too
    },
  };

  function leave(): void {
    drop();
    if (id !== null && place.conversation === id) delete place.conversation;
    draw();
  }

  function dialog(offering: Offering, phone: string | null, starts: Starts, opener: HTMLElement | null): void {
    const way = starts.customerPin ? 'own-pin' : starts.agentPin ? 'agent-pin' : null;
    offering.show(
      callDialog(strings, {
        phone,
        way,
        browse: () => {
          if (way === 'own-pin')
            return void offering.offer('pin', phone === null ? null : numberToCall(strings, phone));
          offering.close();
          session.open();
        },
        close: () => {
          offering.close();
          opener?.focus();
        },
      }),
    );
  }

  return {
    heard,
    follow: (next) => {
      const last = state.at;
      state = next;
      end.follow(next);
      if (next.at === 'asking') {
        if (code) used.keep(code.message);
        drop();
      }
      if (next.at !== last) draw();
    },
    chat: (sdk) => {
      stopChat();
      stopChat = () => {};
      if (!sdk) return heard.over('customer');
      leave();
      id = null;
      stopChat = followSdk(sdk, heard, parts.now);
    },
    call: async (phone, opener) => {
      const offering = await session.ways.open();
      const company = await offering.company();
      if (state.at === 'idle' || state.at === 'entering' || state.at === 'ended')
        dialog(offering, phone ?? company.phone, company.starts, opener);
    },
    stop: () => {
      stopChat();
      end.stop();
      hint.hide();
    },
  };
}

type Starts = { readonly customerPin: boolean; readonly agentPin: boolean };
