import type { WidgetState } from '../state';
import type { WidgetSession } from '../widget-session';

/** A desk that is there says for 10 s that the conversation is over, and then ends the session: its word goes first. */
export const DESK_ENDS_WITHIN_MS = 15_000;

/** A chat that is over. */
interface Over {
  /** `null`: the chat says no id. */
  readonly conversation: string | null;
  /** The session that went on in it by then; `null`: none did, as far as this page knew. */
  readonly session: string | null;
  /** A desk had its time. */
  isDue: boolean;
}

/** Ends the session of a chat that is over, also one that this page hears of only afterwards; no other session. SESS-28 */
export interface ChatEnd {
  follow(state: WidgetState): void;
  over(conversation: string | null, by: 'agent' | 'customer'): void;
  /** That chat goes on after all. */
  goesOn(conversation: string): void;
  stop(): void;
}

export interface ChatEndParts {
  readonly session: Pick<WidgetSession, 'end'>;
  readonly state: WidgetState;
  /** @returns takes it back */
  readonly after: (ms: number, task: () => void) => () => void;
}

export function createChatEnd({ session, after, ...parts }: ChatEndParts): ChatEnd {
  let { state } = parts;
  let all: readonly Over[] = [];
  const waits = new Set<() => void>();

  function isOf({ conversation, session: known }: Over): boolean {
    if (!('view' in state) || state.at === 'ended') return false;
    const { view } = state;
    if (known !== null && view.id !== known) return false;
    return conversation === null ? view.channel === 'chat' : spelled(view.conversation) === spelled(conversation);
  }

  function look(): void {
    if (all.some((one) => one.isDue && isOf(one))) void session.end('conversation-ended');
  }

  return {
    follow: (next) => {
      const isNew = !('view' in state);
      state = next;
      if (isNew) look();
    },
    over: (conversation, by) => {
      const known = isOf({ conversation, session: null, isDue: true }) && 'view' in state ? state.view.id : null;
      if (conversation === null && known === null) return; // whatever comes later may be of the next chat
      const over: Over = { conversation, session: known, isDue: by === 'customer' };
      all = [...all, over];
      if (over.isDue) return look();
      const takeBack = after(DESK_ENDS_WITHIN_MS, () => {
        waits.delete(takeBack);
        over.isDue = true;
        look();
      });
      waits.add(takeBack);
    },
    goesOn: (conversation) => {
      all = all.filter((one) => one.session !== null || spelled(one.conversation ?? '') !== spelled(conversation));
    },
    stop: () => {
      for (const takeBack of waits) takeBack();
      waits.clear();
    },
  };
}

/** A GUID is the same in braces and in capitals. */
function spelled(conversation: string): string {
  return conversation.replace(/[{}]/g, '').toLowerCase();
}
