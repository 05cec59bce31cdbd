import type { PageMessage, SessionView } from '@beside/protocol';
import type { DeskCode } from '../../desk/desk-code';
import type { LinkState } from '@beside/protocol/channel';
import type { SpokenWord } from '@beside/spoken';
import type { ComparedWords, Conversation, Delivery, Seen, Unavailable } from './desk-state';

/** What can happen to the desk. Times in a session are on this machine's clock (`localTimes`). */
export type DeskEvent =
  | { readonly type: 'loading' }
  | { readonly type: 'unavailable'; readonly reason: Unavailable }
  /** The conversation and its latest session, if it ever had one, are known. */
  | {
      readonly type: 'opened';
      readonly conversation: Conversation;
      readonly session: SessionView | null;
      /** What a desk before this one, or this one before it looked again, has seen of it. */
      readonly seen: Seen | null;
    }
  | { readonly type: 'inviting' }
  | { readonly type: 'invited'; readonly session: SessionView; readonly pin: string }
  | { readonly type: 'delivery'; readonly session: string; readonly delivery: Delivery }
  /** The server said how the session stands: an answer, a heartbeat or a fact. */
  | { readonly type: 'session'; readonly session: SessionView }
  | { readonly type: 'refused'; readonly code: DeskCode }
  | { readonly type: 'link'; readonly link: LinkState }
  /** To be compared with what the customer sees. SEAL-6 */
  | { readonly type: 'words'; readonly words: readonly SpokenWord[] }
  | { readonly type: 'words-told'; readonly delivery: ComparedWords['delivery'] }
  | { readonly type: 'lease'; readonly held: boolean }
  | { readonly type: 'epoch' }
  | { readonly type: 'messages'; readonly messages: readonly PageMessage[] }
  /** Nobody looks at the stream any more: the stage went away. */
  | { readonly type: 'unwatched' }
  | { readonly type: 'conversation-ended'; readonly endsAt: number };
