import type { Channel, SessionView } from '@beside/protocol';
import type { LinkState } from '@beside/protocol/channel';
import type { SpokenWord } from '@beside/spoken';
import type { DeskCode } from '../../desk/desk-code';
import type { HostGap } from '../../desk/host/host';

/** The conversation that the desk was opened for; it never changes to another one. SESS-13 */
export interface Conversation {
  readonly id: string;
  readonly channel: Channel;
  readonly customerName: string | null;
  /** The id of the customer's record in the CRM. PIN-10 */
  readonly customerId: string | null;
}

/** Why CB cannot be pressed now. */
export type Unavailable =
  | { readonly why: 'no-conversation' }
  | { readonly why: 'signing-in' }
  | { readonly why: 'signed-out' }
  | { readonly why: 'conversation-closed' }
  /** @see ConversationListener.taken. `session`: the own one that has not ended. */
  | { readonly why: 'other-agent'; readonly name: string | null; readonly session: string | null }
  | { readonly why: 'agent-busy'; readonly reference: string; readonly conversation: string }
  | { readonly why: 'unreachable' };

/** What has become of the PIN. `earlier`: the desk was rebuilt since, and a PIN is shown only once. */
export type Delivery =
  | { readonly how: 'posting' }
  | { readonly how: 'posted' }
  | { readonly how: 'not-posted'; readonly gap: HostGap }
  | { readonly how: 'to-read' }
  | { readonly how: 'read-out' }
  | { readonly how: 'earlier' };

/** What this end knows of the page stream. `stale`: what was drawn must not be shown again before a new whole snapshot. */
export interface PageStream {
  readonly link: LinkState;
  readonly lease: boolean;
  readonly view: 'none' | 'stale' | 'whole';
  readonly status: 'live' | 'paused' | 'away' | 'ended';
  /** The customer has another tab in front. */
  readonly hidden: boolean;
}

/** What has become of the three words: whoever hears them says whether they are the customer's. SEAL-6 */
export interface ComparedWords {
  readonly words: readonly SpokenWord[];
  readonly delivery: Exclude<Delivery, { how: 'read-out' | 'earlier' }>;
}

type In<S extends SessionView['state']> = Extract<SessionView, { state: S }>;
export type LiveView = Exclude<SessionView, { state: 'invited' | 'asking' | 'ended' }>;

/** A session that the customer has allowed. Times are ms since epoch on this machine's clock. */
export interface Watching {
  readonly conversation: Conversation;
  readonly session: LiveView;
  readonly page: PageStream;
  /** The conversation is over: when the session will be ended; `null` while it goes on. */
  readonly endsAt: number | null;
  /** This desk was opened anew, and the customer compares these before it sees anything. SEAL-11 */
  readonly compared: ComparedWords | null;
  /** The agent has had write mode; `null`: this desk was not there from the beginning. */
  readonly written: boolean | null;
}

/** What this desk has seen of a session that is over. `since`: ms since epoch on this machine's clock. */
export interface Seen {
  readonly origin: string;
  readonly since: number;
  readonly written: boolean | null;
}

/** `lease`: nothing was heard for too long; `away`: the page is being left; `drawing`: a new picture is not whole yet. */
export type CoverReason = 'lease' | 'away' | 'drawing' | 'ending';

export type DeskState =
  | { readonly at: 'loading' }
  | { readonly at: 'unavailable'; readonly reason: Unavailable }
  | { readonly at: 'ready'; readonly conversation: Conversation }
  | { readonly at: 'inviting'; readonly conversation: Conversation }
  | {
      readonly at: 'invited';
      readonly conversation: Conversation;
      readonly session: In<'invited'>;
      readonly pin: string | null;
      readonly until: number;
      readonly delivery: Delivery;
    }
  | {
      readonly at: 'asking';
      readonly conversation: Conversation;
      readonly session: In<'asking'>;
      readonly until: number;
      readonly origin: string;
      /** `null` until the connection is private. */
      readonly compared: ComparedWords | null;
    }
  | ({ readonly at: 'connecting' } & Watching)
  | ({ readonly at: 'live' } & Watching)
  | ({ readonly at: 'paused' } & Watching)
  | ({ readonly at: 'covered'; readonly reason: CoverReason } & Watching)
  | {
      readonly at: 'ended';
      readonly conversation: Conversation;
      readonly session: In<'ended'>;
      /** `nothing`: no page was shared; `null`: this desk was not there, and does not know. */
      readonly seen: Seen | 'nothing' | null;
    }
  | { readonly at: 'error'; readonly code: DeskCode; readonly conversation: Conversation | null };

/** The session of a state that has one. */
export function sessionOf(state: DeskState): SessionView | null {
  return 'session' in state ? state.session : null;
}
