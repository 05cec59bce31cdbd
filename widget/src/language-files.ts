import type { Strings } from './strings/en';
import type { ConversationStrings } from './strings/conversation-en';
import type { EndingStrings } from './strings/ending-en';
import type { HandsStrings } from './strings/hands-en';
import type { OfferingStrings } from './strings/offering-en';
import type { PreviewStrings } from './strings/preview-en';
import type { TogetherStrings } from './strings/together-en';

/** `strings-nl.js`: the words of everything up to a live session, fetched with the app. Made by the build. */
export interface EntryWords {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly strings: Strings;
}

/** `later-nl.js`: the words of what is fetched when it is needed, a live session above all. Made by the build. */
export interface LaterWords {
  readonly hands: HandsStrings;
  readonly together: TogetherStrings;
  readonly preview: PreviewStrings;
  readonly offering: OfferingStrings;
  readonly conversation: ConversationStrings;
  readonly ending: EndingStrings;
}

/** `spoken-nl.js`: 256 words to compare before *Allow*, fetched when a PIN was right. Made by the build. SEAL-6 */
export interface SpokenList {
  readonly language: string;
  readonly list: string;
}
