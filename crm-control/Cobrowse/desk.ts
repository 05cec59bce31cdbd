import type { SessionView, TileReason } from '@beside/protocol';
import type { SpokenWord } from '@beside/spoken';
import type { DeskCode } from '../desk/desk-code';
import type { Found, Host, TimelineNote } from '../desk/host/host';
import type { SessionHints } from '../desk/host/session-hints';
import type { Shelf } from '../desk/host/shelf';
import type { TokenProvider } from '../desk/identity/token-provider';
import type { DeskState, Seen } from './state/desk-state';
import type { Waiting } from './offers/waiting';
import type { MembershipParts } from './session/membership';
import type { PageView, PageViewParts, StageNews } from './session/page-view';

export interface DeskParts extends Omit<MembershipParts, 'on' | 'acted' | 'measures'> {
  readonly host: Host;
  readonly tokens: TokenProvider;
  readonly hints: SessionHints;
  /** What was seen of each session, for the note when it is over. */
  readonly seen: Shelf<Seen>;
  readonly createMirror: PageViewParts['createMirror'];
  readonly words: {
    tile(reason: TileReason): string;
    /** What is posted to the chat with a PIN that is valid for `minutes`. */
    pinMessage(session: SessionView, pin: string, minutes: number): string;
    /** What is posted to the chat for the customer to compare. SEAL-6 */
    threeWords(words: readonly SpokenWord[]): string;
  };
}

export interface Desk {
  state(): DeskState;
  /** Called after every change; returns the end of it. */
  subscribe(listener: () => void): () => void;
  /** Opens the sign-in window: inside a press. */
  signIn(): Promise<void>;
  /** Looks again at how everything stands. */
  reload(): Promise<void>;
  /** Makes a PIN and posts it; again: a new PIN for the same invitation, or a new session after the end. */
  invite(): Promise<void>;
  /** Starts with the PIN that the customer reads out; the code when that PIN cannot be. PIN-8 */
  takePin(typed: string): Promise<DeskCode | null>;
  /** *Take call*; the code when that customer cannot be had any more. SESS-16 */
  takeRequest(id: string): Promise<DeskCode | null>;
  /** Who waits; `null` when that cannot be known now. */
  waiting(): Promise<Waiting | null>;
  markReadOut(): Promise<void>;
  cancel(): Promise<void>;
  exit(): Promise<void>;
  /** Writes to the timeline of the conversation's record. */
  addNote(note: TimelineNote): Promise<Found<void>>;
  openConversation(id: string): Found<void>;
  /** The stage is there: shows the page in `container` while the session lasts. Returns the end of it. */
  show(container: HTMLElement, onNews: (news: StageNews) => void): () => void;
  page(): PageView | null;
  /** The desk's own participant id; `null` before it has joined. */
  participant(): string | null;
  close(): void;
}
