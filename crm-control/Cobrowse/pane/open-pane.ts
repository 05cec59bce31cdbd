import type { Clock } from '@beside/protocol/channel';
import type { StaffApi } from '../../desk/api/staff-api';
import { isMendedBySignIn, type DeskCode } from '../../desk/desk-code';
import type { Found, Host } from '../../desk/host/host';
import type { SessionHints } from '../../desk/host/session-hints';
import type { TokenProvider } from '../../desk/identity/token-provider';
import { localTimes } from '../session/local-times';
import type { OpenSession, PaneState } from './pane-state';

/** A customer who has entered the PIN waits for the agent… */
const LOOK_WAITING_MS = 3_000;
/** …and a session that goes on may end without this browser. While there is none nothing is asked. */
const LOOK_GOING_MS = 15_000;

export interface PaneParts {
  readonly host: Pick<Host, 'conversation' | 'conversationId' | 'openConversation' | 'notify' | 'onSessionSwitch'>;
  readonly staff: Pick<StaffApi, 'open'>;
  readonly tokens: TokenProvider;
  readonly clock: Clock;
  readonly hints: SessionHints;
  readonly words: {
    /** @param customer `null` when the CRM does not name them */
    entered(customer: string | null): string;
    readonly open: string;
  };
}

/** The agent's sessions in all conversations: it looks and tells, and never joins one. */
export interface Pane {
  state(): PaneState;
  /** Called after every change; returns the end of it. */
  subscribe(listener: () => void): () => void;
  /** Opens the sign-in window: inside a press. */
  signIn(): Promise<void>;
  look(): Promise<void>;
  open(session: OpenSession): Found<void>;
  close(): void;
}

export function openPane({ host, staff, tokens, clock, hints, words }: PaneParts): Pane {
  const listeners = new Set<() => void>();
  const names = new Map<string, string | null>();
  /** Notices on screen, by session. */
  const notices = new Map<string, () => void>();
  let state: PaneState = { at: 'loading' };
  let closed = false;
  let turn = 0;
  let cancel = () => {};

  function become(next: PaneState): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  async function look(): Promise<void> {
    cancel();
    const mine = ++turn;
    const next = await ask();
    if (closed || mine !== turn) return;
    if (next.at === 'open') await tell(next.sessions);
    if (closed || mine !== turn) return;
    become(next);
    const wait = waitAfter(next);
    if (wait !== null) cancel = clock.after(wait, () => void look());
  }

  async function ask(): Promise<PaneState> {
    const token = await tokens.token();
    if (!token.ok) return notGoingOn(token.code);
    const found = await staff.open();
    if (!found.ok) return notGoingOn(found.code);
    const sessions: OpenSession[] = [];
    for (const session of found.value) {
      const local = localTimes(session, clock.now());
      if (local.state !== 'ended') sessions.push({ session: local, customerName: await nameOf(session.conversation) });
    }
    return { at: 'open', sessions };
  }

  async function nameOf(conversation: string): Promise<string | null> {
    const known = names.get(conversation);
    if (known !== undefined) return known;
    const { customerName } = await host.conversation(conversation);
    names.set(conversation, customerName);
    return customerName;
  }

  /** Each PIN that was entered is told once, unless the agent looks at that conversation. SESS-26 */
  async function tell(sessions: readonly OpenSession[]): Promise<void> {
    const asking = new Map(sessions.flatMap((one) => (one.session.state === 'asking' ? [[one.session.id, one]] : [])));
    for (const [id, end] of notices)
      if (!asking.has(id)) {
        end();
        notices.delete(id);
      }
    const fresh = [...asking.values()].filter(({ session }) => !notices.has(session.id));
    if (fresh.length === 0) return;
    const front = await host.conversationId();
    if (closed) return;
    for (const one of fresh) {
      const { id, conversation } = one.session;
      if (notices.has(id)) continue; // another look has told it meanwhile
      const isSeen = front.ok && front.value === conversation;
      const press = () => void host.openConversation(conversation);
      const end = isSeen ? () => {} : host.notify(words.entered(one.customerName), { label: words.open, press });
      notices.set(id, end);
    }
  }

  const deaf = [hints.hear(() => void look()), host.onSessionSwitch(() => void look())];
  void look();

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    signIn: async () => {
      const token = await tokens.signIn(); // first of all: the window opens inside the press
      if (closed) return;
      if (token.ok) return look();
      turn += 1;
      become(notGoingOn(token.code));
    },
    look,
    open: ({ session }) => host.openConversation(session.conversation),
    close: () => {
      closed = true;
      cancel();
      for (const off of deaf) off();
      for (const end of notices.values()) end();
      listeners.clear();
    },
  };
}

function notGoingOn(code: DeskCode): PaneState {
  if (code === 'service/unavailable') return { at: 'unreachable' };
  return code === 'auth/missing' || code === 'auth/expired' ? { at: 'signed-out' } : { at: 'refused', code };
}

function waitAfter(state: PaneState): number | null {
  if (state.at === 'unreachable') return LOOK_GOING_MS;
  if (state.at === 'refused') return isMendedBySignIn(state.code) ? null : LOOK_GOING_MS;
  if (state.at !== 'open' || state.sessions.length === 0) return null;
  const isWaiting = state.sessions.some(({ session }) => session.state === 'invited' || session.state === 'asking');
  return isWaiting ? LOOK_WAITING_MS : LOOK_GOING_MS;
}
